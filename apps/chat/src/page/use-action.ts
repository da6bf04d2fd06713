import type { Failure } from "@conclave/client/failure";
import { useEffect, useRef, useState } from "preact/hooks";
import { failureOf } from "../failure.ts";

/** Something that a view does on request: at work, then done or failed. */
export interface Action {
  readonly busy: boolean;
  readonly failure: Failure | null;
  /** Does it; a second call while it is at work does nothing. */
  run(act: () => Promise<void>): Promise<void>;
  forgetFailure(): void;
}

/** An action of a view. What it rejects with is its failure; a view that is gone hears nothing of it. */
export function useAction(): Action {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const state = useRef({ running: false, gone: false });
  useEffect(
    () => () => {
      state.current.gone = true;
    },
    [],
  );
  return {
    busy,
    failure,
    async run(act) {
      const { current } = state;
      if (current.running) return;
      current.running = true;
      setBusy(true);
      setFailure(null);
      try {
        await act();
      } catch (error) {
        if (!current.gone) setFailure(failureOf(error));
      } finally {
        current.running = false;
        if (!current.gone) setBusy(false);
      }
    },
    forgetFailure: () => setFailure(null),
  };
}
