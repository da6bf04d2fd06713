import type { Readable } from "node:stream";

/** An answer that is not a plain JSON value. */
export type Reply = JsonText | Redirect | Bytes | Refusal;

/** JSON that is text already: spliced from stored events. */
export class JsonText {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** Sends the browser elsewhere (302). The handler has checked the target. */
export class Redirect {
  readonly location: string;
  constructor(location: string) {
    this.location = location;
  }
}

/** Bytes of any kind, with the headers that belong to them. */
export class Bytes {
  readonly body: Readable | Uint8Array;
  readonly headers: Readonly<Record<string, string>>;
  /** For answers to range requests; 200 unless given. */
  readonly status: 200 | 206 | 304 | 416;
  constructor(
    body: Readable | Uint8Array,
    headers: Readonly<Record<string, string>>,
    status: 200 | 206 | 304 | 416 = 200,
  ) {
    this.body = body;
    this.headers = headers;
    this.status = status;
  }
}

/**
 * A refusal that an errcode alone doesn't tell: user-interactive authentication (401, more in its body), an alias that is taken
 * (409, an errcode that elsewhere goes with another status), account data that the server keeps (405, likewise).
 */
export class Refusal {
  readonly status: 401 | 405 | 409;
  readonly body: Readonly<Record<string, unknown>>;
  constructor(status: 401 | 405 | 409, body: Readonly<Record<string, unknown>>) {
    this.status = status;
    this.body = body;
  }
}

/** Whether a handler's answer is one of the above. */
export function isReply(value: unknown): value is Reply {
  return value instanceof JsonText || value instanceof Redirect || value instanceof Bytes || value instanceof Refusal;
}
