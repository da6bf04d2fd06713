import { isJsonObject } from "@conclave/base/json";
import { ClientError } from "../failure.ts";
import type { Fetch } from "../ports/client-ports.ts";

const sendPath = /\/_matrix\/client\/[^/]+\/rooms\/([^/]+)\/send\/([^/]+)\//;

/** Event types that the protocol sends in the clear even in an encrypted room. */
const alwaysClear = /^m\.room\.encrypted$|^m\.reaction$|^m\.room\.redaction$|^m\.key\.verification\./;

/**
 * The last check before the wire, whatever the code above it believed: an event in the clear leaves only for a room that
 * `mayBeClear`. Verification travels in the clear by specification.
 */
export function plaintextGuard(send: Fetch, mayBeClear: (roomId: string) => boolean): Fetch {
  return (url, init) => {
    const match = sendPath.exec(new URL(url).pathname);
    if (match !== null && init?.method === "PUT") {
      const roomId = decodeURIComponent(match[1] ?? "");
      const type = decodeURIComponent(match[2] ?? "");
      if (!alwaysClear.test(type) && !isVerificationRequest(type, init.body) && !mayBeClear(roomId)) {
        return Promise.reject(new ClientError({ code: "encryption-unknown" }));
      }
    }
    return send(url, init);
  };
}

function isVerificationRequest(type: string, body: unknown): boolean {
  if (type !== "m.room.message" || typeof body !== "string") return false;
  const content: unknown = JSON.parse(body);
  return isJsonObject(content) && content["msgtype"] === "m.key.verification.request";
}
