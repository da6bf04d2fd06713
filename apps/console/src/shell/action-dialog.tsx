import { Button } from "@conclave/ui/components/button";
import { Dialog } from "@conclave/ui/components/dialog";
import { Notice } from "@conclave/ui/components/notice";
import type { ComponentChildren } from "preact";
import { useMemo } from "preact/hooks";
import { failureText } from "../failure.ts";
import { t } from "../messages.ts";
import { createAction } from "./action.ts";

export interface ActionDialogProps {
  readonly title: string;
  readonly children: ComponentChildren;
  /** What the button says: the action itself, never "OK". */
  readonly action: string;
  readonly danger?: boolean;
  /** Throws what went wrong; the dialog says it and stays. */
  readonly act: () => Promise<void>;
  readonly onClose: () => void;
}

/** Asks before something is done, does it, and says what went wrong. */
export function ActionDialog({ title, children, action, danger, act, onClose }: ActionDialogProps) {
  // The newest `act` sees what was entered last, while the action keeps its state.
  const holder = useMemo(() => {
    const current = { act };
    return { current, action: createAction(() => current.act()) };
  }, []);
  holder.current.act = act;
  const { busy, error, run } = holder.action;
  return (
    <Dialog
      title={title}
      onClose={onClose}
      closable={!busy.value}
      onSubmit={run}
      footer={
        <>
          <Button focused onClick={onClose} disabled={busy.value}>
            {t("console.cancel")}
          </Button>
          <Button type="submit" kind={danger ? "danger" : "primary"} busy={busy.value}>
            {action}
          </Button>
        </>
      }
    >
      {children}
      {error.value !== undefined && <Notice tone="danger">{failureText(error.value)}</Notice>}
    </Dialog>
  );
}
