import { expect, test } from "vitest";
import { memoryPorts } from "../memory/memory-ports.ts";
import type { StoredSession } from "../session/stored-session.ts";
import type { ClientSnapshot } from "../snapshots/client-snapshot.ts";
import type { RoomListEntry } from "../snapshots/room-list-snapshot.ts";
import { snapshotStore } from "../state/snapshot-store.ts";
import { keepLastSeen, lastSeen } from "./last-seen.ts";
import { readLastSeen, writeLastSeen } from "./last-seen-text.ts";

const session: StoredSession = {
  userId: "@ann:x",
  deviceId: "DEVICE",
  accessToken: "secret",
  refreshToken: null,
  expiresAt: null,
  softLoggedOut: false,
};
const ann = { userId: "@ann:x", name: "Ann", ambiguous: false, avatar: null };

function room(roomId: string, text = "at noon"): RoomListEntry {
  return {
    roomId,
    name: { kind: "given", text: `Room ${roomId}` },
    avatar: null,
    pictureId: roomId,
    membership: "joined",
    inviter: null,
    direct: false,
    space: false,
    encrypted: true,
    memberCount: 2,
    unreadCount: 1,
    highlightCount: 0,
    favourite: false,
    lowPriority: false,
    muted: false,
    silent: false,
    markedUnread: false,
    lastMessage: { sender: ann, own: true, timestamp: 5, content: { kind: "text", text } },
    activeAt: 5,
  };
}

const space: ClientSnapshot["spaces"]["entries"][number] = {
  roomId: "!space",
  name: { kind: "given", text: "Quay" },
  avatar: null,
  topic: "t".repeat(1_000_000),
  memberCount: 2,
  children: [
    { roomId: "!a", suggested: false },
    { roomId: "!elsewhere", suggested: true },
  ],
  mayArrange: true,
  arrangedBy: "member",
  about: { name: true, topic: true, picture: true },
  mayInvite: true,
};

const ready = { state: "ready", userId: "@ann:x", deviceId: "DEVICE" } as const;
const shown = (entries: readonly RoomListEntry[], complete = true): Partial<ClientSnapshot> => ({
  self: ann,
  rooms: { complete, entries },
  spaces: { chosen: "!space", entries: [space] },
});

async function world() {
  const ports = memoryPorts({ baseUrl: "https://chat.example", deviceDisplayName: "Test" });
  const snapshots = snapshotStore();
  const kept = await keepLastSeen(ports, session, snapshots);
  /** Listeners hear of a change after the task that made it. */
  const show = async (change: Partial<ClientSnapshot>) => {
    snapshots.update(change);
    await Promise.resolve();
  };
  return { ports, kept, show, seen: () => lastSeen(ports, session) };
}

test("what stood around the conversations is there at the next start, sealed, and not taken for the truth", async () => {
  const { ports, kept, show, seen } = await world();
  await show({ session: ready, ...shown([room("!a"), room("!b")]) });
  await kept.flush();
  expect(await ports.store.get("last-seen")).not.toMatch(/Room|noon|ann/);
  expect(await seen()).toEqual({
    self: ann,
    rooms: { complete: false, entries: [room("!a"), room("!b")] },
    spaces: {
      chosen: "!space",
      entries: [{ ...space, topic: null, children: [{ roomId: "!a", suggested: false }] }],
    },
  });
});

test("what a cache tells before the server is heard is not kept", async () => {
  const { kept, show, seen } = await world();
  await show({ session: ready, ...shown([room("!a")], false) });
  await kept.flush();
  expect(await seen()).toBe(null);
});

test("a device that turns out to be locked keeps nothing", async () => {
  const { kept, show, seen } = await world();
  await show({ session: ready, ...shown([room("!a")]) });
  await kept.flush();
  const device = { userId: "@ann:x", deviceId: "DEVICE" };
  await show({ session: { state: "locked", ...device, recoveryKeyExists: true, otherDeviceExists: false } });
  await kept.flush();
  expect(await seen()).toBe(null);
});

test("what becomes of the snapshot once the session has ended here doesn't change it", async () => {
  const { kept, show, seen } = await world();
  await show({ session: ready, ...shown([room("!a")]) });
  await kept.stop();
  await show({ session: { state: "other-tab-owns" }, ...shown([]) });
  await kept.flush();
  expect((await seen())?.rooms.entries).toHaveLength(1);
});

test("another session, another secret, or another shape is none", async () => {
  const { ports, kept, show, seen } = await world();
  await show({ session: ready, ...shown([room("!a")]) });
  await kept.flush();
  expect(await lastSeen(ports, { ...session, userId: "@bob:x" })).toBe(null);
  expect(await lastSeen(ports, { ...session, deviceId: "OTHER" })).toBe(null);
  await ports.store.delete("draft-key");
  expect(await seen()).toBe(null);
  const { lastMessage: _none, ...shorter } = room("!a");
  const shapes: readonly unknown[] = [shorter, { ...room("!a"), name: "Room" }, { ...room("!a"), encrypted: "yes" }, 3];
  for (const entry of shapes) {
    const text = JSON.stringify({ ...session, self: ann, entries: [entry], spaces: [], chosen: null });
    expect(readLastSeen(text, session), JSON.stringify(entry)).toBe(null);
  }
});

test("of many rooms and long messages, the first are kept, in a hundred thousand characters", () => {
  const entries = Array.from({ length: 2_000 }, (_, at) => room(`!${at}`, "x".repeat(50_000)));
  const hostile = { ...room("!hostile"), name: { kind: "given", text: "n".repeat(1_000_000) } } as const;
  const text = writeLastSeen(session, {
    self: ann,
    rooms: { complete: true, entries: [hostile, ...entries] },
    spaces: { chosen: null, entries: [] },
  });
  expect(text.length).toBeLessThan(101_000);
  const kept = readLastSeen(text, session)?.rooms.entries ?? [];
  expect(kept.length).toBeGreaterThan(100);
  expect(kept.map(({ roomId }) => roomId)).toEqual(kept.map((_, at) => `!${at}`));
});
