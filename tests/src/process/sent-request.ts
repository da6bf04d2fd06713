import { request as send } from "node:http";

/** What the server answered; the body as JSON. */
export interface SentAnswer {
  readonly status: number;
  // A test looks wherever it likes in an answer, and fails if that isn't there.
  // biome-ignore lint/suspicious/noExplicitAny: asserted on, never relied on
  readonly body: any;
  readonly text: string;
}

/** A request that is under way. */
export interface SentRequest {
  /** Resolves once all of it was handed to the system, on a connection to the server. */
  readonly written: Promise<void>;
  /** Rejects when the server went away before all of the answer was there. */
  readonly answer: Promise<SentAnswer>;
}

/** Sends a request on a connection of its own, of which it can be told when it is under way. */
export function sendRequest(
  baseUrl: string,
  method: string,
  path: string,
  { token, body }: { readonly token?: string; readonly body?: unknown } = {},
): SentRequest {
  const payload = body === undefined ? undefined : JSON.stringify(body);
  const request = send(baseUrl + path, {
    method,
    agent: false,
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(payload === undefined
        ? {}
        : { "content-type": "application/json", "content-length": Buffer.byteLength(payload) }),
    },
  });
  const answer = new Promise<SentAnswer>((resolve, reject) => {
    request.on("error", reject);
    request.on("response", async (response) => {
      try {
        const text = Buffer.concat(await response.toArray()).toString("utf8");
        resolve({ status: response.statusCode ?? 0, body: JSON.parse(text), text });
      } catch (error) {
        reject(error);
      }
    });
  });
  // Whoever waits for `written` first hears of a cut connection later.
  answer.catch(() => undefined);
  const written = new Promise<void>((resolve) => {
    request.once("close", resolve);
    request.end(payload, resolve);
  });
  return { written, answer };
}
