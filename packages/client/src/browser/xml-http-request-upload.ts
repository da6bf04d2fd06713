import type { Upload } from "../ports/upload.ts";

/** An `Upload` with real progress, which `fetch` does not tell. */
export const xmlHttpRequestUpload: Upload = ({ url, headers, body, onProgress, signal }) =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const abort = () => request.abort();
    const end = (settle: () => void) => () => {
      signal.removeEventListener("abort", abort);
      settle();
    };
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total);
    };
    request.onload = end(() => resolve({ status: request.status, body: request.responseText }));
    request.onerror = end(() => reject(new TypeError("the upload did not reach the server")));
    request.onabort = end(() => reject(new DOMException("the upload was cancelled", "AbortError")));
    request.open("POST", url);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    if (signal.aborted) return reject(new DOMException("the upload was cancelled", "AbortError"));
    signal.addEventListener("abort", abort);
    request.send(body);
  });
