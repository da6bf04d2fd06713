import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { createAccount } from "@conclave/services/administration/create-account";
import { uploadKeys } from "@conclave/services/keys/upload-keys";
import { joinRoom } from "@conclave/services/rooms/membership/join-room";
import { openSession } from "@conclave/services/workflows/open-session";
import type { TestServer } from "./test-server.ts";

/** Commands that wait at once; the core takes as many into one commit. */
const atOnce = 64;

/** Somebody of whom there are too many to let each sign in. */
export interface Extra {
  readonly userId: UserId;
  readonly deviceId: string;
}

/** Makes accounts `extra0` to `extra<count - 1>`, each with a device and its keys, by commands and without hashing. */
export async function makeCrowd(server: TestServer, count: number): Promise<readonly Extra[]> {
  const { dispatcher } = server.parts;
  return inTurn(count, async (index) => {
    const passwordHash = `hash ${index}`;
    const { userId } = await dispatcher.run(createAccount, {
      localpart: `extra${index}`,
      role: "member",
      passwordHash,
    });
    const device = { refreshable: false };
    const { deviceId } = await dispatcher.run(openSession, { userId, passwordHash, device });
    const signature = { signatures: { [userId]: { [`ed25519:${deviceId}`]: "c2lnbmF0dXJl" } } };
    const keys = { [`ed25519:${deviceId}`]: `key${index}`, [`curve25519:${deviceId}`]: `curve${index}` };
    await dispatcher.run(uploadKeys, {
      userId,
      deviceId,
      deviceKeys: { user_id: userId, device_id: deviceId, algorithms: [], keys, ...signature },
      oneTimeKeys: { "signed_curve25519:one": { key: `one${index}`, ...signature } },
      fallbackKeys: {},
    });
    return { userId, deviceId };
  });
}

/** Lets people into a room that is open to everybody. */
export async function joinAll(server: TestServer, roomId: string, people: readonly Extra[]): Promise<void> {
  await inTurn(people.length, async (index) => {
    const sender = people[index]?.userId;
    if (sender !== undefined) await server.parts.dispatcher.run(joinRoom, { sender, room: roomId, reason: undefined });
  });
}

async function inTurn<Result>(count: number, act: (index: number) => Promise<Result>): Promise<readonly Result[]> {
  const results: Result[] = [];
  for (let start = 0; start < count; start += atOnce) {
    const some = Array.from({ length: Math.min(atOnce, count - start) }, (_, index) => act(start + index));
    results.push(...(await Promise.all(some)));
  }
  return results;
}
