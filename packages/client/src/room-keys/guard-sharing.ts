import { KnownMembership } from "matrix-js-sdk/lib/@types/membership.js";
import type { CryptoApi } from "matrix-js-sdk/lib/crypto-api/index.js";
import type { Room } from "matrix-js-sdk/lib/models/room.js";
import type { OwnSessions } from "./own-sessions.ts";
import { rotationOf } from "./rotation.ts";
import { insideOf, isKnownEncryptor, type RoomEncryptor } from "./sdk-inside.ts";
import type { ShareGuard } from "./share-guard.ts";
import { watchMachine } from "./watch-machine.ts";

/**
 * Puts the guard before the SDK's look at every device of every member, which it takes before each message. To be called before the client starts. Where the
 * SDK isn't made as it is known here, everything stays as it is, and slow.
 */
export function guardSharing(crypto: CryptoApi, guard: ShareGuard, sessions: OwnSessions): void {
  const inside = insideOf(crypto);
  if (inside === null) return;
  watchMachine(inside.olmMachine, guard, sessions);
  const onCryptoEvent = inside.onCryptoEvent.bind(inside);
  const guarded = new WeakSet<RoomEncryptor>();
  inside.onCryptoEvent = async (room, event) => {
    await onCryptoEvent(room, event);
    const encryptor = inside.roomEncryptors[room.roomId];
    if (encryptor === undefined || guarded.has(encryptor) || !isKnownEncryptor(encryptor)) return;
    guarded.add(encryptor);
    guardEncryptor(encryptor, guard);
  };
}

function guardEncryptor(encryptor: RoomEncryptor, guard: ShareGuard): void {
  const { room, keyClaimManager } = encryptor;
  const { roomId } = room;
  const look = encryptor.ensureEncryptionSession.bind(encryptor);
  let begin = (_people: readonly string[]) => {};

  // Here the SDK begins to read devices, of the people whom it chose before it asked the server for those of new members.
  encryptor.keyClaimManager = {
    ensureSessionsForUsers(logger, users) {
      begin(users.map(String));
      return keyClaimManager.ensureSessionsForUsers(logger, users);
    },
  };
  encryptor.ensureEncryptionSession = async (logger, onlyVerified, isolation) => {
    // Members are loaded lazily.
    await room.getEncryptionTargetMembers();
    const question = (people: readonly string[]) => questionOf(encryptor, onlyVerified, isolation, people);
    if (guard.isCurrent(roomId, question(recipientsOf(room)))) return;
    await guard.check(roomId, rotationOf(encryptor.encryptionSettings), (told) => {
      begin = (people) => told(question(people));
      return look(logger, onlyVerified, isolation);
    });
  };
}

/** Everything but the devices that decides who gets a key, and which. */
function questionOf(
  encryptor: RoomEncryptor,
  onlyVerified: boolean,
  isolation: unknown,
  people: readonly string[],
): string {
  const { room, encryptionSettings } = encryptor;
  return JSON.stringify([
    encryptionSettings,
    room.getHistoryVisibility(),
    room.getBlacklistUnverifiedDevices() ?? onlyVerified,
    isolation,
    people,
  ]);
}

/** Those for whom the SDK would encrypt now, in its order. */
function recipientsOf(room: Room): readonly string[] {
  const invited = room.shouldEncryptForInvitedMembers() ? room.getMembersWithMembership(KnownMembership.Invite) : [];
  return [...room.getMembersWithMembership(KnownMembership.Join), ...invited].map(({ userId }) => userId);
}
