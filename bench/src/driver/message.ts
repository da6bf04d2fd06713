import type { Person } from "./ask.ts";
import type { Request } from "./connection.ts";

const ciphertext = "AwgAEnACgAkLmt6qF84IK".repeat(40).slice(0, 800);

/**
 * The content of an encrypted message, 1 KB as JSON, as Megolm makes them of a sentence or two.
 *
 * @param mark makes it different from the others: the start of the ciphertext.
 */
export function encryptedContent(mark: string): object {
  return {
    algorithm: "m.megolm.v1.aes-sha2",
    ciphertext: (mark + ciphertext).slice(0, 800),
    device_id: "RJYKSTBOIE",
    sender_key: "IlRMeOPX2e0MurIyfWEucYBRVOEEUMrOHqn/8mLqMjA",
    session_id: "X3lUlvLELLYxeTx4yOVu6UDpasGEVO0Jbu+QFnm0cKQ",
  };
}

let transactions = 0;

/** A request that sends such a message. Its transaction is new in this process, and its content too. */
export function sendRequest(person: Pick<Person, "token">, roomId: string): Request {
  const transaction = `${process.pid}.${++transactions}`;
  return {
    method: "PUT",
    path: `/_matrix/client/v3/rooms/${encodeURIComponent(roomId)}/send/m.room.encrypted/${transaction}`,
    token: person.token,
    body: JSON.stringify(encryptedContent(`${transaction}.`)),
  };
}

/** The identifier of the event in an answer to it. */
export function eventIdOf({ body }: { readonly body: Buffer }): string {
  return JSON.parse(body.toString("utf8")).event_id;
}

/** A request that sends a sentence in the clear, for what only a reader's page shows. */
export function textRequest(person: Pick<Person, "token">, roomId: string, text?: string): Request {
  const transaction = `${process.pid}.${++transactions}`;
  const body = text ?? `${transactions}. The tide turns at ten; 灯塔十点开灯。`;
  return {
    method: "PUT",
    path: `/_matrix/client/v3/rooms/${encodeURIComponent(roomId)}/send/m.room.message/${transaction}`,
    token: person.token,
    body: JSON.stringify({ msgtype: "m.text", body }),
  };
}
