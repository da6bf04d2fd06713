import type { FoundRooms } from "./snapshots/found-room.ts";
import type { MessageDetails, MessageVersion } from "./snapshots/message-details.ts";
import type { NotificationSettings } from "./snapshots/notification-snapshot.ts";
import type { OwnDataPart } from "./snapshots/own-data.ts";
import type { FoundPeople, PersonCard } from "./snapshots/person-card.ts";
import type { RoomAccess } from "./snapshots/room-access.ts";
import type { RoomNotify } from "./snapshots/room-list-snapshot.ts";
import type { GivenRole, HistoryVisibility } from "./snapshots/room-rights.ts";
import type { SearchHit } from "./snapshots/search-snapshot.ts";
import type { TranscriptBegin, TranscriptPage } from "./snapshots/transcript.ts";

/**
 * Everything that an app can ask of the client. Arguments and results are structured-cloneable, so that the client can move into
 * a worker. What changes is seen in the snapshots; a promise only tells that the command was done, or rejects with a
 * `ClientError` whose `code` is a `FailureCode`. Where a docstring names no code, `offline`, `rate-limited`, `not-possible-now` and
 * `unexpected` are the usual ones.
 */
export interface ClientCommands
  extends SessionCommands,
    RecoveryCommands,
    RoomCommands,
    SpaceCommands,
    DirectoryCommands,
    ModerationCommands,
    TimelineCommands,
    ThreadCommands,
    SearchCommands,
    TranscriptCommands,
    OwnDataCommands,
    NotificationCommands,
    VerificationCommands,
    KeySharingCommands,
    DeviceCommands {}

export interface SessionCommands {
  /** Takes up the stored session, if any. Call it once, after subscribing; and again in the state `failed`. Never rejects. */
  start(): Promise<void>;
  /** In the state `other-tab-owns`: asks the other tab to let go, and goes on here. */
  useHere(): Promise<void>;
  /**
   * Begins signing in (spec "SSO client login"): gives the address of the server's own sign-in page, for the app to go to.
   * `redirectUrl` is where to come back to, absolute and without fragment; `loginToken` and a `state` that this client checks are added to its query.
   */
  startSignIn(redirectUrl: string): Promise<{ readonly url: string }>;
  /**
   * Ends signing in. `returnUrl` is the whole address that the browser came back to; the app should then take the query out of its
   * address bar (`history.replaceState`). After a soft sign-out the device and its keys are kept.
   * Rejects with `sign-in-rejected` or `account-mismatch`; the state is then `signed-out` or `soft-logged-out` as before.
   */
  finishSignIn(returnUrl: string): Promise<void>;
  /** Signs this device out and deletes all that it stored, even if the server can't be reached. Never rejects. */
  signOut(): Promise<void>;
  /**
   * Closes the account for good, has the server erase what it can, and deletes all that this device stored; the state is then `signed-out`. Rejects with
   * `password-needed` (ask, and call again with it), `password-wrong`, or `forbidden` for the last owner of the organisation.
   */
  eraseAccount(password?: string): Promise<void>;
  /** Changes the account's display name; an empty one takes it away. */
  setDisplayName(displayName: string): Promise<void>;
  /** Changes the account's picture; null takes it away. It isn't encrypted. Rejects with `too-large`. */
  setOwnPicture(picture: Blob | null): Promise<void>;
  /** Writes what is cached to the store. For `pagehide`; resolves quickly. */
  save(): Promise<void>;
}

export interface RecoveryCommands {
  /**
   * Makes the account's identity if it has none, and a new recovery key with secret storage and a backup behind it; safe to call
   * again at any time after a failure, and in stage `key-unconfirmed`. Gives the key, grouped in fours, to be shown once: it is kept nowhere.
   * Rejects with `password-needed` or `password-wrong` if the server wants the password.
   */
  setUpRecovery(password?: string): Promise<{ readonly recoveryKey: string }>;
  /**
   * The person types (or pastes) the key that was shown. Right: the state becomes `ready`. Spaces and line breaks don't matter.
   * Rejects with `recovery-key-malformed` or `recovery-key-wrong`.
   */
  confirmRecoverySaved(recoveryKey: string): Promise<void>;
  /**
   * In the state `locked`: opens the secret storage, verifies this device, and restores the keys of old messages (which goes on in
   * `encryption.restoring` after this resolved). In the state `ready`: fetches or stores what is missing. The identity is always kept, and the backup if anybody can open it.
   * Rejects with `recovery-key-malformed`, `recovery-key-wrong` or `recovery-not-set-up`; with `identity-not-stored` once the messages are opened, if this device has to be verified by
   * another one.
   */
  recover(recoveryKey: string): Promise<void>;
  /**
   * The last resort when both the recovery key and every verified device are lost: a NEW identity, secret storage and backup. Old messages stay
   * unreadable, and contacts see a changed identity. Gives the new key to show; then `confirmRecoverySaved` as in the first run.
   * Rejects with `password-needed` or `password-wrong`.
   */
  resetIdentity(password?: string): Promise<{ readonly recoveryKey: string }>;
}

export interface RoomToCreate {
  readonly name: string;
  readonly topic?: string;
  /** User ids to invite. */
  readonly invite: readonly string[];
  /** `invited` unless told. */
  readonly access?: RoomAccess;
  /** The space that the access `space` is about, and that the room belongs to; `addToSpace` says so in the space itself. */
  readonly spaceId?: string;
}

/** What a room or space says about itself; what isn't named stays as it is. */
export interface AboutChange {
  readonly name?: string;
  /** An empty one takes it away. */
  readonly topic?: string;
  /** An image that is fit to be shown small; it isn't encrypted. Null takes it away. */
  readonly picture?: Blob | null;
}

export interface RoomCommands {
  /** Makes an encrypted room. Resolves when it is known here and can be sent into. */
  createRoom(room: RoomToCreate): Promise<{ readonly roomId: string }>;
  /** Gives the direct chat with a person that exists, or makes an encrypted one and invites them. Rejects with `not-found` if there is no such person. */
  openDirectChat(userId: string): Promise<{ readonly roomId: string }>;
  /** Changes what a room or space says about itself, one after the other. Rejects with `forbidden`, or `too-large` for the picture. */
  setAbout(roomId: string, change: AboutChange): Promise<void>;
  invite(roomId: string, userId: string): Promise<void>;
  /** Resolves when the room is known here as joined. An invitation to a direct chat is remembered as one. */
  acceptInvitation(roomId: string): Promise<void>;
  declineInvitation(roomId: string): Promise<void>;
  /** Leaves a room or space, or takes back that one asked to join it; and forgets it. */
  leaveRoom(roomId: string): Promise<void>;
  /** Shows the room first; a favourite is of no low priority. */
  setFavourite(roomId: string, on: boolean): Promise<void>;
  setLowPriority(roomId: string, on: boolean): Promise<void>;
  /** Chooses of what in the room this account wants to hear, on all its devices. */
  setNotify(roomId: string, of: RoomNotify): Promise<void>;
  /** Marks the room as unread for oneself. `markRead` takes the mark away. */
  setMarkedUnread(roomId: string, on: boolean): Promise<void>;
  /**
   * Unencrypted public media: avatars. `source` is an `mxc://` address; `size` in pixels asks the server for a scaled one.
   * The type of the Blob is one that is harmless to show, or `application/octet-stream`. Rejects with `not-found`.
   */
  downloadMedia(source: string, size?: { readonly width: number; readonly height: number }): Promise<Blob>;
}

export interface SpaceToCreate {
  readonly name: string;
  readonly topic?: string;
  /** User ids to invite. */
  readonly invite: readonly string[];
  readonly access: Exclude<RoomAccess, "space">;
}

/** Spaces: rooms that nobody talks in, and that hold other rooms (spec "Spaces"). See `spaces` of the snapshot. */
export interface SpaceCommands {
  /** Which space's rooms alone are wanted; null for all rooms. Kept on this device until it signs out. */
  chooseSpace(spaceId: string | null): Promise<void>;
  /** Resolves when it is known here. */
  createSpace(space: SpaceToCreate): Promise<{ readonly spaceId: string }>;
  /** Puts a room or space into a space, or changes whether the space recommends it. Rejects with `forbidden`. */
  addToSpace(spaceId: string, roomId: string, suggested: boolean): Promise<void>;
  /** Takes it out of the space; those in it stay in it. Rejects with `forbidden`. */
  removeFromSpace(spaceId: string, roomId: string): Promise<void>;
  /** Puts a room before another one of the space, or last for null. Rejects with `forbidden`. */
  moveInSpace(spaceId: string, roomId: string, before: string | null): Promise<void>;
  /** The rooms and spaces in a space that this person may know of, in its order. `next` is that of the page before. Rejects with `forbidden`. */
  listSpaceRooms(spaceId: string, next?: string): Promise<FoundRooms>;
}

/** The rooms and people of the server that this person may know of. */
export interface DirectoryCommands {
  /** The rooms and spaces in the server's directory whose name, topic or alias holds a text, those with the most members first. `next` is that of the page before. */
  findRooms(text: string, next?: string): Promise<FoundRooms>;
  /** Joins a room or space. Resolves when it is known here as joined. Rejects with `forbidden`. */
  joinRoom(roomId: string): Promise<void>;
  /** Asks those who look after a room to let this person in (spec "Knocking"): they invite, or don't. Rejects with `forbidden`. */
  askToJoin(roomId: string, reason?: string): Promise<void>;
  /** People by name or user id, among those in a common room, or in a room open to everybody; for an empty text all of them, those in a common room first. */
  findPeople(text: string): Promise<FoundPeople>;
  /** Rejects with `not-found`. */
  personCard(userId: string): Promise<PersonCard>;
}

/** What those do who look after a room; see `rights` of the room and of its members. All of them reject with `forbidden`. */
export interface ModerationCommands {
  setRole(roomId: string, userId: string, role: GivenRole): Promise<void>;
  /** Takes somebody out of the room, or their invitation back. They can be invited again. */
  removeMember(roomId: string, userId: string, reason?: string): Promise<void>;
  /** The same, and they can't come back until the ban is lifted. */
  banMember(roomId: string, userId: string, reason?: string): Promise<void>;
  unbanMember(roomId: string, userId: string): Promise<void>;
  /** Removes (redacts) what is loaded here of what somebody said in a room and its threads, one after the other. Gives how many messages and reactions. */
  removeMessagesOf(roomId: string, userId: string, reason?: string): Promise<{ readonly removed: number }>;
  setHistoryVisibility(roomId: string, history: HistoryVisibility): Promise<void>;
  /** Says who may come in, and puts the room into the directory where people may whom nobody knows beforehand, else takes it out. `spaceId`: for `space`. */
  setAccess(roomId: string, access: RoomAccess, spaceId?: string): Promise<void>;
}

export interface AttachmentToSend {
  /** File name without a path. */
  readonly name: string;
  readonly bytes: Blob;
  readonly attachment: "image" | "video" | "audio" | "file";
  /** Pixels, for images and videos. */
  readonly dimensions?: { readonly width: number; readonly height: number };
  /** A small JPEG or WebP made by the app (it has the canvas); encrypted like the file. */
  readonly thumbnail?: { readonly bytes: Blob; readonly width: number; readonly height: number };
  /** The thread that it belongs to. */
  readonly threadId?: string;
}

/** How a text is meant; nothing of it is needed. */
export interface TextOptions {
  /** `emote`: what this person does, as "/me" says it. */
  readonly style?: "text" | "emote";
  /** Sent as it is typed; else it is read as Markdown. */
  readonly plain?: boolean;
  /** Those whom the text may name as `@name`. */
  readonly mentions?: readonly { readonly userId: string; readonly name: string }[];
  /** It is for everybody in the room; only where `rights.mentionRoom`. */
  readonly mentionsRoom?: boolean;
  readonly replyTo?: { readonly eventId: string; readonly sender: string };
  /** The event id of an own message that gets this text. */
  readonly edits?: string;
  /** The thread that it belongs to. */
  readonly threadId?: string;
}

export interface TimelineCommands {
  /** Opens a room's timeline: from now on it is in `openRooms`. Rejects with `room-unknown`. Harmless if open. */
  openTimeline(roomId: string): Promise<void>;
  closeTimeline(roomId: string): Promise<void>;
  /** Brings older events, some tens at a time; does nothing while it is already doing so, or if there are no more. */
  pageBack(roomId: string): Promise<void>;
  /**
   * Queues a text: it is at the end of the timeline at once, and its `sending` tells the rest. Resolves when it is queued; how sending went
   * is not told by the promise. Rejects, having queued nothing, with `room-unknown`, `encryption-unknown`, `forbidden` or `too-large`.
   */
  sendText(roomId: string, text: string, options?: TextOptions): Promise<{ readonly key: string }>;
  /** Queues a file, in order with the texts; rejects as `sendText`. */
  sendAttachment(roomId: string, attachment: AttachmentToSend): Promise<{ readonly key: string }>;
  /**
   * Queues a message of a room for another one (or the same), as it is but for what it answered and mentioned. Rejects as `sendText`, with `not-found`
   * where there is nothing to send on, and with `encryption-unknown` if it would leave an encrypted room for one that isn't.
   */
  forwardMessage(roomId: string, eventId: string, toRoomId: string): Promise<{ readonly key: string }>;
  /** Reacts to a message, or takes that back. Shown at once; a promise that rejects has undone it. */
  setReaction(roomId: string, eventId: string, key: string, on: boolean): Promise<void>;
  /** Removes (redacts) a message. Rejects with `forbidden`. */
  removeMessage(roomId: string, eventId: string, reason?: string): Promise<void>;
  /** Pins a message in its room for everybody, or takes it off. Rejects with `forbidden`. */
  setPinned(roomId: string, eventId: string, pinned: boolean): Promise<void>;
  /** Who has read a message, and how it was encrypted. Rejects with `not-found` if it isn't loaded. */
  messageDetails(roomId: string, eventId: string): Promise<MessageDetails>;
  /** The wordings of an edited message, oldest first. */
  messageVersions(roomId: string, eventId: string): Promise<readonly MessageVersion[]>;
  /**
   * Brings a message into the open timeline: pages back as far as it takes. Gives its key; and, for a reply in a thread, which thread, that is
   * then open. Rejects with `not-found` if it is too far back, or not in this room.
   */
  revealMessage(roomId: string, eventId: string): Promise<{ readonly key: string; readonly threadId: string | null }>;
  /** Brings the first message that was unread when the timeline was opened into it, and gives its key. Rejects with `not-found` if it is too far back, or there is none. */
  revealFirstUnread(roomId: string): Promise<{ readonly key: string }>;
  /**
   * Brings the first message of a moment (milliseconds since the epoch), or the next one after it, into the open timeline: pages back as far as it takes. Gives its
   * event id; that of the newest where nothing came later. Rejects with `not-found` if it is too far back, or there is no message.
   */
  revealMoment(roomId: string, timestamp: number): Promise<{ readonly eventId: string }>;
  /** Tries a `failed` message again, and those behind it. */
  retrySend(roomId: string, key: string): Promise<void>;
  /** Takes away a message that is not `sent`: cancels an upload. One that is `sending` may arrive nevertheless: `not-possible-now`. */
  discardSend(roomId: string, key: string): Promise<void>;
  /**
   * Gives a file's bytes, decrypted and checked against its hash. The Blob's type is one that is harmless to show (a raster image,
   * audio, video), or `application/octet-stream` whatever the sender claims. Blob URLs are the app's to make and revoke.
   * Rejects with `not-found`, `tampered` or `too-large`.
   */
  downloadAttachment(roomId: string, key: string, part: "file" | "thumbnail"): Promise<Blob>;
  /**
   * Moves the read marker and the (public) read receipt to the newest event that is in no thread. It holds here at once; the server is told until it
   * took it, if need be by a later run. Cheap to call often.
   */
  markRead(roomId: string): Promise<void>;
  /** Keeps what was typed into a room or thread (by its id) and not sent, sealed on this device; see `storedDrafts`. Cheap to call often. */
  keepDraft(place: string, text: string): Promise<void>;
  /** On keystrokes and when the field becomes empty; as often as it pleases. Also prepares the room's keys, so that sending is quick. Rejects only where no session runs. */
  setTyping(roomId: string, typing: boolean): Promise<void>;
}

/** Threads of a room (spec "Threading"). One is known by the event id of its first message. */
export interface ThreadCommands {
  /**
   * Opens a thread, or begins one under any message of the room that is in none: from now on it is in `openThreads`. Rejects with `not-found`.
   * Harmless if open.
   */
  openThread(roomId: string, threadId: string): Promise<void>;
  closeThread(threadId: string): Promise<void>;
  /** Brings older replies; does nothing while it is already doing so, or if there are no more. */
  pageThreadBack(threadId: string): Promise<void>;
  /** Moves the read receipt of a thread, open or in the list, to its newest reply: as `markRead`. Cheap to call often. */
  markThreadRead(roomId: string, threadId: string): Promise<void>;
  /** Opens the list of a room's threads: from now on it is in `threadLists`. Loads it anew each time. */
  openThreadList(roomId: string): Promise<void>;
  closeThreadList(roomId: string): Promise<void>;
  /** Brings the threads whose newest reply is older. */
  pageThreadList(roomId: string): Promise<void>;
}

/** What to search for: all of the words of `text`, by their beginnings, and Chinese characters as they stand there; see `SearchFilter`. */
export interface SearchQuery {
  readonly text: string;
  /** Only in this room. */
  readonly roomId?: string;
  /** Only what this person said. */
  readonly sender?: string;
  /** Not before the one and before the other, milliseconds since the epoch. */
  readonly after?: number;
  readonly before?: number;
  /** Only files. */
  readonly fileOnly?: boolean;
  /** Hits that are wanted at most. */
  readonly most: number;
}

export interface SearchResult {
  /** The newest first. */
  readonly hits: readonly SearchHit[];
  /** There are more than were wanted. */
  readonly more: boolean;
}

/** Search among the messages that this device has read and keeps; see `search` of the snapshot. The server has no part in it. */
export interface SearchCommands {
  /** Waits until what was kept is opened. */
  searchMessages(query: SearchQuery): Promise<SearchResult>;
  /** Gives the event id of a hit, to be revealed. Rejects with `not-found` if the server has it no more. */
  locateHit(roomId: string, timestamp: number, reference: string): Promise<{ readonly eventId: string }>;
}

/**
 * Reads a whole conversation back, from its newest message to the oldest that this account may see, for somebody who wants to keep it. What this device
 * can't decrypt says so; keys that the backup has are fetched.
 */
export interface TranscriptCommands {
  /** Rejects with `room-unknown`. Not in the snapshot; whoever begins one ends it. */
  beginTranscript(roomId: string): Promise<TranscriptBegin>;
  /** Gives the next older page. One call after the other; rejects with `not-possible-now` after the end. */
  readTranscript(transcriptId: string): Promise<TranscriptPage>;
  /** Gives the bytes of a file of the page that was read last, decrypted and checked; the Blob has no type. Rejects with `not-found`, `tampered` or `too-large`. */
  downloadFromTranscript(transcriptId: string, key: string): Promise<Blob>;
  endTranscript(transcriptId: string): Promise<void>;
}

/** What there is about this account, for its owner to keep (GDPR, articles 15 and 20). */
export interface OwnDataCommands {
  /** Everything but what the account wrote, which its transcripts give, and its keys. */
  readOwnData(): Promise<readonly OwnDataPart[]>;
}

/** Notifications, while the app is open and while it is closed; see `notifications` of the snapshot. */
export interface NotificationCommands {
  /** Changes how this device notifies, and keeps that until it signs out. */
  setNotifications(change: Partial<NotificationSettings>): Promise<void>;
  /** Asks the person for the permission, and turns notifications on where it is given. To be called in a click. */
  allowNotifications(): Promise<void>;
  /**
   * Has this browser told of news while the app is closed, or no more. Turning it on asks the person for the permission where it isn't given: to be called in a click.
   * Rejects with `forbidden` where the administrator did not allow this browser's push service, with `unexpected` where the browser can't reach it.
   */
  notifyWhenClosed(on: boolean): Promise<void>;
  /** Tells which room is before the person's eyes, in a window that has the focus: of it, nothing is notified. Null: none. */
  lookAt(roomId: string | null): Promise<void>;
}

export interface VerificationCommands {
  /** Asks the account's other devices to verify this one, or (with `deviceId`) asks that device. */
  startOwnVerification(deviceId?: string): Promise<{ readonly verificationId: string }>;
  /** Asks another person to compare emoji, in the direct chat with them, which is made if there is none. */
  startPersonVerification(userId: string): Promise<{ readonly verificationId: string }>;
  acceptVerification(verificationId: string): Promise<void>;
  /** The emoji match. */
  confirmVerification(verificationId: string): Promise<void>;
  /** The emoji do not match: ends it on both sides as a mismatch. */
  rejectVerification(verificationId: string): Promise<void>;
  /** Ends or declines it at any stage. */
  cancelVerification(verificationId: string): Promise<void>;
  /** Takes a `done` or `cancelled` one out of the snapshot. */
  dismissVerification(verificationId: string): Promise<void>;
}

export interface KeySharingCommands {
  /** Chooses who gets the keys of what is sent on this device; see `keySharing` of the snapshot. Rejects with `forbidden` where the organisation wants it on. */
  setOnlyVerifiedDevices(on: boolean): Promise<void>;
}

export interface DeviceCommands {
  /** Loads the account's devices into `devices`, and again each time it is called. */
  listDevices(): Promise<void>;
  renameDevice(deviceId: string, displayName: string): Promise<void>;
  /**
   * Signs out another device of this account (for this one: `signOut`). Rejects with `password-needed` (ask, and call again with it) or
   * `password-wrong`.
   */
  signOutDevice(deviceId: string, password?: string): Promise<void>;
}
