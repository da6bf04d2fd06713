import { connect, type Socket } from "node:net";
import { stopwatch } from "../measure.ts";

/** What a server answered. */
export interface Answer {
  readonly status: number;
  readonly body: Buffer;
  /** Milliseconds from the request's first byte to the answer's last. */
  readonly milliseconds: number;
}

export interface Request {
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  /** With its query. */
  readonly path: string;
  readonly token?: string;
  /** JSON text. */
  readonly body?: string;
}

/** One HTTP/1.1 connection that is kept, for one request at a time. */
export interface Connection {
  /** @throws Error when the server closes it, or when no answer came in time. */
  request(request: Request): Promise<Answer>;
  close(): void;
}

/** Milliseconds after which a request without an answer fails; a long poll may wait for a minute of them. */
const patience = 120_000;

/**
 * Writes requests as bytes and reads answers just so far as to see where they end (RFC 9112): the driver shares the cores with the
 * server that it measures, and `fetch` costs more than many an answer. It connects when it must.
 *
 * @param port of the loopback; no other address is ever contacted.
 */
export function openConnection(port: number): Connection {
  let socket: Socket | undefined;
  let waiting: { readonly begin: number; resolve(answer: Answer): void; reject(error: Error): void } | undefined;
  let chunks: Buffer[] = [];

  const settle = (result: Answer | Error) => {
    const settled = waiting;
    waiting = undefined;
    chunks = [];
    if (result instanceof Error) settled?.reject(result);
    else settled?.resolve(result);
  };
  const open = () => {
    const opened = connect({ host: "127.0.0.1", port, noDelay: true });
    const end = (error?: Error) => {
      if (socket !== opened) return;
      socket = undefined;
      settle(error ?? new Error("The server closed the connection."));
    };
    opened.setTimeout(patience, () => opened.destroy(new Error(`No answer in ${patience / 1_000} s.`)));
    opened.on("error", end);
    opened.on("close", () => end());
    let read = readAnswer();
    opened.on("data", (chunk: Buffer) => {
      chunks.push(chunk);
      const answer = read(chunks);
      if (answer === undefined || waiting === undefined) return;
      read = readAnswer();
      settle({ ...answer, milliseconds: stopwatch() - waiting.begin });
    });
    return opened;
  };
  return {
    request({ method, path, token, body }) {
      return new Promise((resolve, reject) => {
        waiting = { begin: stopwatch(), resolve, reject };
        socket ??= open();
        const authorization = token === undefined ? "" : `authorization: Bearer ${token}\r\n`;
        const content =
          body === undefined ? "" : `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n`;
        socket.write(
          `${method} ${path} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\n${authorization}${content}\r\n${body ?? ""}`,
        );
      });
    },
    close() {
      const closed = socket;
      socket = undefined;
      closed?.destroy();
      settle(new Error("The connection was closed."));
    },
  };
}

type Part = Omit<Answer, "milliseconds">;

/** Looks at all that came of one answer, and gives it once it is whole. It joins the pieces once only: an answer can be large. */
function readAnswer(): (chunks: Buffer[]) => Part | undefined {
  let head: { readonly status: number; readonly bodyAt: number; readonly length: number | undefined } | undefined;
  let received = 0;
  let seen = 0;
  return (chunks) => {
    for (const chunk of chunks.slice(seen)) received += chunk.length;
    seen = chunks.length;
    if (head === undefined) {
      const start = Buffer.concat(chunks);
      const end = start.indexOf("\r\n\r\n");
      if (end < 0) return undefined;
      const text = start.toString("latin1", 0, end);
      const length = /\r\ncontent-length: *(\d+)/i.exec(text)?.[1];
      head = {
        status: Number(text.slice(9, 12)),
        bodyAt: end + 4,
        length: length === undefined ? undefined : Number(length),
      };
    }
    const { status, bodyAt, length } = head;
    if (length !== undefined) {
      if (received < bodyAt + length) return undefined;
      return { status, body: Buffer.concat(chunks).subarray(bodyAt, bodyAt + length) };
    }
    if (chunks.at(-1)?.subarray(-5).toString("latin1").endsWith("0\r\n\r\n") !== true) return undefined;
    const body = unchunk(Buffer.concat(chunks).subarray(bodyAt));
    return body === undefined ? undefined : { status, body };
  };
}

/** Takes a chunked body apart (RFC 9112, 7.1); undefined while its last chunk is missing. */
function unchunk(bytes: Buffer): Buffer | undefined {
  const parts: Buffer[] = [];
  for (let at = 0; ; ) {
    const lineEnd = bytes.indexOf("\r\n", at);
    if (lineEnd < 0) return undefined;
    const size = Number.parseInt(bytes.toString("latin1", at, lineEnd), 16);
    if (size === 0) return Buffer.concat(parts);
    parts.push(bytes.subarray(lineEnd + 2, lineEnd + 2 + size));
    at = lineEnd + 4 + size;
  }
}
