import { expect, test } from "vitest";
import { plaintextGuard } from "./plaintext-guard.ts";

const base = "https://chat.example/_matrix/client/v3/rooms";
const request = JSON.stringify({ msgtype: "m.key.verification.request" });
const text = JSON.stringify({ msgtype: "m.text", body: "hello" });

test("what leaves for a room that is encrypted or unknown", async () => {
  const rows: readonly [string, string, string, string, boolean][] = [
    ["ciphertext", "PUT", "/!r:x/send/m.room.encrypted/1", "{}", true],
    ["a text", "PUT", "/!r:x/send/m.room.message/1", text, false],
    ["a text, written another way", "PUT", "/%21r%3Ax/send/m%2Eroom%2Emessage/1", text, false],
    ["an unknown type", "PUT", "/!r:x/send/org.example.note/1", "{}", false],
    ["a reaction", "PUT", "/!r:x/send/m.reaction/1", "{}", true],
    ["a redaction by its own path", "PUT", "/!r:x/redact/$e/1", "{}", true],
    ["a verification step", "PUT", "/!r:x/send/m.key.verification.start/1", "{}", true],
    ["a verification request", "PUT", "/!r:x/send/m.room.message/1", request, true],
    ["a type that only begins like one", "PUT", "/!r:x/send/m.room.encrypted.not/1", "{}", false],
    ["reading", "GET", "/!r:x/messages", "", true],
  ];
  for (const [name, method, path, body, leaves] of rows) {
    let sent = 0;
    const guarded = plaintextGuard(
      async () => {
        sent++;
        return new Response("{}");
      },
      () => false,
    );
    const attempt = guarded(base + path, { method, ...(method === "GET" ? {} : { body }) });
    if (leaves) await attempt;
    else await expect(attempt, name).rejects.toMatchObject({ code: "encryption-unknown" });
    expect(sent, name).toBe(leaves ? 1 : 0);
  }
});

test("a room in the clear is asked for by its id", async () => {
  const asked: string[] = [];
  const guarded = plaintextGuard(
    async () => new Response("{}"),
    (roomId) => asked.push(roomId) > 0,
  );
  await guarded(`${base}/!a%2Fb%3Ax/send/m.room.message/1`, { method: "PUT", body: text });
  expect(asked).toEqual(["!a/b:x"]);
});
