import { expect, test } from "vitest";
import { type RoomKnowledge, sendPermission } from "./room-encryption.ts";

const encrypted: RoomKnowledge = {
  known: true,
  stateLoaded: true,
  fresh: true,
  stateSaysEncrypted: true,
  onceEncrypted: true,
  joined: true,
  mayByPowerLevel: true,
};
const clear: RoomKnowledge = { ...encrypted, stateSaysEncrypted: false, onceEncrypted: false };

test("the rule of safe sending", () => {
  const rows: readonly [string, RoomKnowledge, string, string | null][] = [
    ["an encrypted room", encrypted, "allowed", "encrypted"],
    ["the same from the cache, offline", { ...encrypted, fresh: false }, "allowed", "encrypted"],
    ["a room in the clear", clear, "allowed", "clear"],
    ["a room in the clear, by the cache alone", { ...clear, fresh: false }, "loading", null],
    ["a room that the store does not know", { ...clear, known: false }, "loading", null],
    ["a room without its state", { ...clear, stateLoaded: false }, "loading", null],
    ["encrypted, without its state", { ...encrypted, stateLoaded: false }, "loading", null],
    ["encrypted once, in the clear now", { ...encrypted, stateSaysEncrypted: false }, "encryption-lost", null],
    ["not joined", { ...encrypted, joined: false }, "not-joined", null],
    ["too little power", { ...encrypted, mayByPowerLevel: false }, "forbidden", null],
  ];
  for (const [name, room, permission, transport] of rows) {
    expect(sendPermission(room), name).toEqual({ permission, transport });
  }
});

test("whatever else is known, nothing in the clear goes where encryption was seen", () => {
  for (let bits = 0; bits < 32; bits++) {
    const bit = (place: number) => (bits & (1 << place)) !== 0;
    const room = {
      known: bit(0),
      stateLoaded: bit(1),
      fresh: bit(2),
      stateSaysEncrypted: bit(3),
      onceEncrypted: true,
      joined: bit(4),
      mayByPowerLevel: true,
    };
    expect(sendPermission(room).transport).not.toBe("clear");
  }
});
