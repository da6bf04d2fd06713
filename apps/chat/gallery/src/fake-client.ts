import type { Client } from "@conclave/client/client";
import type { ClientCommands } from "@conclave/client/commands";
import { ClientError } from "@conclave/client/failure";
import type { ClientSnapshot } from "@conclave/client/snapshots/client-snapshot";
import type { OpenRoomSnapshot } from "@conclave/client/snapshots/open-room-snapshot";
import type { RoomListEntry } from "@conclave/client/snapshots/room-list-snapshot";
import type { SpaceEntry } from "@conclave/client/snapshots/space-list-snapshot";
import type { MessageItem } from "@conclave/client/snapshots/timeline-item";
import type { VerificationStage } from "@conclave/client/snapshots/verification-snapshot";
import type { Language } from "@conclave/ui/i18n/language";
import { ada, jonas, li, olderItems, self } from "./conversation.ts";
import { foundRooms, personCard, somePeople, spaceRooms } from "./directory.ts";
import { drawnImage } from "./drawn-image.ts";
import { searchResult } from "./search.ts";
import { transcriptLines } from "./transcript.ts";

const recoveryKey = "EsTc iPXV 2hPN 7RkD 4bQm xU9e KwZa 3tGh fJ6s VyLd 8nCp Rq5B";

/** A client that only pretends: it shows what it is given, and answers commands as far as a look at the screens needs it. */
export function fakeClient(initial: ClientSnapshot, language: Language): Client {
  let current = initial;
  let count = 0;
  const listeners = new Set<(snapshot: ClientSnapshot) => void>();

  function update(change: Partial<ClientSnapshot>): void {
    current = { ...current, ...change };
    for (const listener of listeners) listener(current);
  }

  function changeRoom(roomId: string, change: (room: OpenRoomSnapshot) => Partial<OpenRoomSnapshot>): void {
    const room = current.openRooms[roomId];
    if (room !== undefined) update({ openRooms: { ...current.openRooms, [roomId]: { ...room, ...change(room) } } });
  }

  function changeEntry(roomId: string, change: Partial<RoomListEntry>): void {
    const entries = current.rooms.entries.map((entry) => (entry.roomId === roomId ? { ...entry, ...change } : entry));
    update({ rooms: { ...current.rooms, entries } });
  }

  function changeSpace(spaceId: string, change: (children: SpaceEntry["children"]) => SpaceEntry["children"]): void {
    const entries = current.spaces.entries.map((space) =>
      space.roomId === spaceId ? { ...space, children: change(space.children) } : space,
    );
    update({ spaces: { ...current.spaces, entries } });
  }

  function changeItem(roomId: string, key: string, sending: MessageItem["sending"] | null): void {
    changeRoom(roomId, ({ items }) => ({
      items:
        sending === null
          ? items.filter((item) => item.key !== key)
          : items.map((item) => (item.key === key && "sending" in item ? { ...item, sending } : item)),
    }));
  }

  function changeVerification(verificationId: string, stage: VerificationStage): void {
    update({
      verifications: current.verifications.map((one) =>
        one.verificationId === verificationId ? { ...one, stage } : one,
      ),
    });
  }

  const later = (milliseconds: number, act: () => void) => setTimeout(act, milliseconds);
  const nothing = async () => undefined;

  const commands: ClientCommands = {
    start: nothing,
    useHere: nothing,
    startSignIn: async () => {
      throw new ClientError({ code: "offline" });
    },
    finishSignIn: nothing,
    signOut: async () => update({ session: { state: "signed-out", reason: "signed-out" } }),
    eraseAccount: async () => {
      throw new ClientError({ code: "password-needed" });
    },
    readOwnData: async () => [],
    setDisplayName: async (name) => update({ self: { ...self, name } }),
    setOwnPicture: async (picture) =>
      update({ self: { ...self, avatar: picture === null ? null : "mxc://example.org/own" } }),
    save: nothing,
    setUpRecovery: async () => ({ recoveryKey }),
    confirmRecoverySaved: async (typed) => {
      if (typed !== recoveryKey) throw new ClientError({ code: "recovery-key-wrong" });
      update({ session: { state: "ready", userId: self.userId, deviceId: "QHWXZD" } });
    },
    recover: async () => {
      throw new ClientError({ code: "recovery-key-malformed" });
    },
    resetIdentity: async () => ({ recoveryKey }),
    createRoom: async () => {
      throw new ClientError({ code: "rate-limited", retryAfterMilliseconds: 4000 });
    },
    openDirectChat: async () => {
      throw new ClientError({ code: "not-found" });
    },
    setAbout: nothing,
    invite: nothing,
    acceptInvitation: nothing,
    declineInvitation: nothing,
    leaveRoom: nothing,
    chooseSpace: async (chosen) => update({ spaces: { ...current.spaces, chosen } }),
    createSpace: async () => {
      throw new ClientError({ code: "offline" });
    },
    addToSpace: async (spaceId, roomId, suggested) =>
      changeSpace(spaceId, (children) => [
        ...children.filter((child) => child.roomId !== roomId),
        { roomId, suggested },
      ]),
    removeFromSpace: async (spaceId, roomId) =>
      changeSpace(spaceId, (children) => children.filter((child) => child.roomId !== roomId)),
    moveInSpace: async (spaceId, roomId, before) =>
      changeSpace(spaceId, (children) => {
        const moved = children.filter((child) => child.roomId === roomId);
        const others = children.filter((child) => child.roomId !== roomId);
        const place = before === null ? others.length : others.findIndex((child) => child.roomId === before);
        return [...others.slice(0, place), ...moved, ...others.slice(place)];
      }),
    listSpaceRooms: async () => ({ rooms: spaceRooms(language), next: null }),
    findRooms: async (text) => ({ rooms: foundRooms(language, text), next: text === "" ? "more" : null }),
    joinRoom: async () => {
      throw new ClientError({ code: "forbidden" });
    },
    askToJoin: nothing,
    findPeople: async (text) => somePeople(text),
    personCard: async (userId) => personCard(language, userId),
    setRole: nothing,
    removeMember: nothing,
    banMember: nothing,
    unbanMember: nothing,
    removeMessagesOf: async () => ({ removed: 12 }),
    setAccess: nothing,
    setHistoryVisibility: nothing,
    setFavourite: async (roomId, favourite) => changeEntry(roomId, { favourite, lowPriority: false }),
    setLowPriority: async (roomId, lowPriority) => changeEntry(roomId, { lowPriority, favourite: false }),
    setNotify: async (roomId, of) => changeEntry(roomId, { muted: of !== "all", silent: of === "nothing" }),
    setMarkedUnread: async (roomId, markedUnread) => changeEntry(roomId, { markedUnread }),
    downloadMedia: async () => drawnImage(1),
    openTimeline: nothing,
    closeTimeline: nothing,
    async pageBack(roomId) {
      changeRoom(roomId, () => ({ loadingOlder: true }));
      later(600, () =>
        changeRoom(roomId, ({ items }) => ({
          loadingOlder: false,
          items: [...olderItems(language, ++count), ...items],
        })),
      );
    },
    async sendText(roomId, body) {
      const key = `sent ${++count}`;
      const item: MessageItem = {
        kind: "message",
        key,
        eventId: null,
        sender: self,
        own: true,
        timestamp: Date.now(),
        continues: false,
        readBy: [],
        thread: null,
        style: "text",
        body,
        formatted: null,
        edited: false,
        pendingEdit: null,
        replyTo: null,
        reactions: [],
        pinned: false,
        mentionsSelf: false,
        sending: { state: "sending" },
        security: "encrypted",
      };
      changeRoom(roomId, ({ items }) => ({ items: [...items, item] }));
      later(800, () => changeItem(roomId, key, { state: "sent" }));
      return { key };
    },
    sendAttachment: async () => {
      throw new ClientError({ code: "too-large" });
    },
    forwardMessage: async () => ({ key: "forwarded" }),
    setReaction: async (roomId, eventId, key, on) => {
      changeRoom(roomId, ({ items }) => ({
        items: items.map((item) => {
          if (!("reactions" in item) || item.eventId !== eventId) return item;
          const others = item.reactions.filter((reaction) => reaction.key !== key);
          const before = item.reactions.find((reaction) => reaction.key === key);
          const count = (before?.count ?? 0) + (on ? 1 : -1);
          return count === 0
            ? { ...item, reactions: others }
            : { ...item, reactions: [...others, { key, count, own: on, names: before?.names ?? [] }] };
        }),
      }));
    },
    removeMessage: async () => {
      throw new ClientError({ code: "forbidden" });
    },
    setPinned: nothing,
    messageDetails: async (_roomId, eventId) => ({
      eventId,
      sender: ada,
      timestamp: Date.now() - 600_000,
      security: "encrypted",
      algorithm: "m.megolm.v1.aes-sha2",
      device: {
        deviceId: "PHONE7",
        name: "Conclave, Firefox on Linux",
        trust: "own-identity",
        fingerprint: "mUn3 Cg0b W9xK pQ2T 7dLs Yh5R",
      },
      readBy: [
        { person: jonas, at: Date.now() - 60_000 },
        { person: li, at: Date.now() - 300_000 },
      ],
    }),
    messageVersions: async (_roomId, eventId) => [
      { eventId, timestamp: Date.now() - 900_000, body: "Here is the scirpt" },
      { eventId: "$edit", timestamp: Date.now() - 800_000, body: "Here is the script" },
    ],
    openThread: nothing,
    closeThread: nothing,
    pageThreadBack: nothing,
    markThreadRead: nothing,
    openThreadList: nothing,
    closeThreadList: nothing,
    pageThreadList: nothing,
    searchMessages: async ({ text, roomId }) => searchResult(language, text, roomId),
    locateHit: async () => {
      throw new ClientError({ code: "not-found" });
    },
    beginTranscript: async () => ({ transcriptId: "transcript", madeAt: Date.now() - 90 * 24 * 3_600_000 }),
    async readTranscript() {
      // So slow that one can look at it.
      await new Promise((resolve) => later(400, () => resolve(undefined)));
      return { lines: transcriptLines(language, ++count), done: false };
    },
    downloadFromTranscript: async (_transcriptId, key) => drawnImage(key.length),
    endTranscript: nothing,
    setNotifications: async (change) => update({ notifications: { ...current.notifications, ...change } }),
    setOnlyVerifiedDevices: async (on) => update({ keySharing: { ...current.keySharing, onlyVerifiedDevices: on } }),
    allowNotifications: async () =>
      update({ notifications: { ...current.notifications, permission: "granted", on: true } }),
    notifyWhenClosed: async (on) =>
      update({ notifications: { ...current.notifications, whenClosed: on ? "on" : "off" } }),
    lookAt: nothing,
    revealFirstUnread: async () => {
      throw new ClientError({ code: "not-found" });
    },
    revealMoment: async () => {
      throw new ClientError({ code: "not-found" });
    },
    revealMessage: async () => {
      throw new ClientError({ code: "not-found" });
    },
    retrySend: async (roomId, key) => {
      changeItem(roomId, key, { state: "sending" });
      later(800, () => changeItem(roomId, key, { state: "sent" }));
    },
    discardSend: async (roomId, key) => changeItem(roomId, key, null),
    async downloadAttachment(_roomId, key) {
      if (key.includes("tampered")) throw new ClientError({ code: "tampered" });
      return drawnImage(key.length);
    },
    markRead: nothing,
    setTyping: nothing,
    keepDraft: nothing,
    startOwnVerification: async () => ({ verificationId: "v" }),
    startPersonVerification: async () => ({ verificationId: "v" }),
    acceptVerification: async (id) => changeVerification(id, { stage: "preparing" }),
    confirmVerification: async (id) => changeVerification(id, { stage: "done" }),
    rejectVerification: async (id) => changeVerification(id, { stage: "cancelled", by: "us", reason: "mismatch" }),
    cancelVerification: async (id) => changeVerification(id, { stage: "cancelled", by: "us", reason: "declined" }),
    dismissVerification: async (id) =>
      update({ verifications: current.verifications.filter(({ verificationId }) => verificationId !== id) }),
    listDevices: nothing,
    renameDevice: nothing,
    signOutDevice: async () => {
      throw new ClientError({ code: "password-needed" });
    },
  };

  return {
    commands,
    snapshot: () => current,
    subscribe(listener) {
      listeners.add(listener);
      listener(current);
      return () => void listeners.delete(listener);
    },
    stop: nothing,
  };
}
