import { MatrixError } from "matrix-js-sdk/lib/http-api/errors.js";

/**
 * Keeps a refusal that the SDK met by itself, and that nobody waits for, from standing on the console as a defect of the page: whoever
 * begins a thread at an event that isn't there makes the SDK ask for it, and it leaves the answer to two that wait, of whom one
 * listens.
 */
export function letBackgroundRefusalsGo(page: Pick<Window, "addEventListener">): void {
  page.addEventListener("unhandledrejection", (event) => {
    const { reason } = event;
    if (reason instanceof MatrixError && reason.url?.includes("/relations/") === true) event.preventDefault();
  });
}
