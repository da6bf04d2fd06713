import type { PlainError } from "../threads/messages.ts";

/** The most that one message holds, in bytes. */
export const largestMessage = 4_194_304;

/** From the command line to the running server: one verb, by name. One request a connection, JSON, ended by closing. */
export interface ControlRequest {
  readonly name: string;
  readonly input: unknown;
}

export type ControlAnswer =
  | { readonly ok: true; readonly value?: unknown }
  | { readonly ok: false; readonly error: PlainError };

/**
 * All that the other side says until it closes its half.
 *
 * @throws Error when it is more than `largestMessage`, or not JSON.
 */
export async function readMessage(stream: AsyncIterable<Buffer>): Promise<unknown> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream) {
    length += chunk.length;
    if (length > largestMessage) throw new Error(`the message is larger than ${largestMessage} bytes`);
    chunks.push(chunk);
  }
  return JSON.parse(Buffer.concat(chunks).toString("utf8"));
}
