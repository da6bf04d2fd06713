import type { ReadonlySignal } from "@preact/signals";
import { useEffect, useState } from "preact/hooks";
import { useChat } from "../chat.ts";
import type { BlobState } from "./blob-addresses.ts";

const loading: BlobState = { state: "loading" };

/** The file of that name for as long as the view is there; null asks for none. */
export function useBlob(name: string | null, load: () => Promise<Blob>): BlobState {
  const { blobs } = useChat();
  const [state, setState] = useState<ReadonlySignal<BlobState> | null>(null);
  useEffect(() => {
    if (name === null) {
      setState(null);
      return;
    }
    const acquired = blobs.acquire(name, load);
    setState(acquired);
    return () => blobs.release(name);
  }, [name]);
  return state?.value ?? loading;
}
