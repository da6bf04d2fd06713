/** What the server answered. */
export interface Answer {
  readonly status: number;
  // The simulator looks wherever it likes in an answer, and fails if that isn't there.
  // biome-ignore lint/suspicious/noExplicitAny: compared with the model, never relied on
  readonly body: any;
  readonly text: string;
}

/** The server went away before all of its answer was there: nobody knows whether what was asked has happened. */
export class Unanswered extends Error {
  constructor(method: string, path: string) {
    super(`${method} ${path} got no answer`);
    this.name = "Unanswered";
  }
}

/** The server as a story reaches it: in this process, or behind a socket. */
export interface Api {
  /** @throws Unanswered once the server is back. */
  request(
    method: string,
    path: string,
    request?: { readonly token?: string; readonly body?: unknown },
  ): Promise<Answer>;
}
