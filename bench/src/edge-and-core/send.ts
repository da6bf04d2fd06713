import { createHash, generateKeyPairSync, sign } from "node:crypto";

/** A message to send, as the edge hands it to the core: flat, the content already as text. */
export interface Send {
  readonly roomId: string;
  readonly sender: string;
  readonly type: string;
  readonly transactionId: string;
  readonly content: string;
}

/** Decides and records one message, at the position given; answers its event ID. @throws Error when the sender may not. */
export type SendVerb = (send: Send, position: number) => Promise<string>;

/** The decision of the measurement, on the JSON of a membership. @throws Error when it is not "join". */
export function requireJoined(json: string | undefined): void {
  if (json === undefined || JSON.parse(json).membership !== "join") throw new Error("The sender is not in the room.");
}

const { privateKey } = generateKeyPairSync("ed25519");

/** Hashes and signs, as every event of a room must be: the part of a send that no choice of statements changes. */
export function makeEvent(send: Send): { readonly eventId: string; readonly json: string } {
  const body = `{"content":${send.content},"room_id":"${send.roomId}","sender":"${send.sender}","type":"${send.type}"}`;
  const hash = createHash("sha256").update(body).update(send.transactionId).digest("base64url");
  const signature = sign(null, Buffer.from(body), privateKey).toString("base64url");
  return { eventId: `$${hash}`, json: `${body.slice(0, -1)},"hash":"${hash}","signature":"${signature}"}` };
}

/** A message with about 1 KB of encrypted content, different for each `number`. */
export function exampleSend(number: number, roomId: string, sender: string): Send {
  const content = exampleContent(number);
  return { roomId, sender, type: "m.room.encrypted", transactionId: `t${number}`, content: JSON.stringify(content) };
}

/** The content of such a message, as an object. */
export function exampleContent(number: number): Readonly<Record<string, unknown>> {
  return {
    algorithm: "m.megolm.v1.aes-sha2",
    ciphertext: `${number}`.padStart(12, "A").padEnd(800, "AwgAEnACgAkLmt6qF84IK"),
    device_id: "RJYKSTBOIE",
    sender_key: "IlRMeOPX2e0MurIyfWEucYBRVOEEUMrOHqn/8mLqMjA",
    session_id: "X3lUlvLELLYxeTx4yOVu6UDpasGEVO0Jbu+QFnm0cKQ",
    "m.relates_to": { rel_type: "m.thread", event_id: "$root", is_falling_back: true },
  };
}
