import type { Fetch } from "../ports/client-ports.ts";
import type { Upload } from "../ports/upload.ts";

/** An `Upload` for platforms without XMLHttpRequest: it can tell only the beginning and the end. */
export function fetchUpload(send: Fetch): Upload {
  return async ({ url, headers, body, onProgress, signal }) => {
    onProgress(0);
    const response = await send(url, { method: "POST", headers, body, signal });
    const text = await response.text();
    onProgress(1);
    return { status: response.status, body: text };
  };
}
