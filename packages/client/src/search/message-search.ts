import type { MatrixClient } from "matrix-js-sdk/lib/client.js";
import { type MatrixEvent, MatrixEventEvent } from "matrix-js-sdk/lib/models/event.js";
import { RoomEvent } from "matrix-js-sdk/lib/models/room.js";
import type { SearchCommands } from "../commands.ts";
import { asClientError } from "../engine/failure-of.ts";
import { ClientError } from "../failure.ts";
import type { ClientPorts } from "../ports/client-ports.ts";
import { sealedBytes } from "../sealing/sealed-bytes.ts";
import { sessionSecret } from "../sealing/session-secret.ts";
import type { SearchSnapshot } from "../snapshots/search-snapshot.ts";
import { coalesce } from "../state/coalesce.ts";
import { decryptionRetry } from "../timeline/decryption-retry.ts";
import { documentOf, editOf } from "./document-of.ts";
import { type HistoryWalk, historyWalk } from "./history-walk.ts";
import { locateEvent } from "./locate-event.ts";
import { type SearchArchive, searchArchive } from "./search-archive.ts";
import { referenceOf } from "./search-document.ts";
import { searchHits } from "./search-hits.ts";

/** Searches what this device has read, and reads what it hasn't while nobody is waiting. */
export interface MessageSearch extends SearchCommands {
  /** The server was heard: older messages can be fetched from now on. */
  begin(): void;
  /** Writes what isn't durable yet. */
  flush(): Promise<void>;
  stop(): void;
}

/** Milliseconds between two pages of history, while this device can't open the backup, after a page that could not be had, and before new messages are sealed. */
const pageInterval = 300;
const lockedInterval = 2_000;
const retryInterval = 30_000;
const flushInterval = 20_000;
const tellInterval = 500;
/** New wordings whose messages were not met yet. */
const mostEdits = 5_000;

interface Opened {
  readonly archive: SearchArchive;
  readonly walk: HistoryWalk;
}

/** `isLocked`: this device is not verified, or has not the key of the backup. */
export function messageSearch(
  ports: Pick<ClientPorts, "clock" | "store" | "blocks" | "randomness">,
  sdk: MatrixClient,
  isLocked: () => boolean,
  publish: (search: SearchSnapshot) => void,
): MessageSearch {
  const { clock } = ports;
  const edits = new Map<string, { readonly sender: string; readonly text: string }>();
  let opened: Opened | null = null;
  let stopped = false;
  const retry = decryptionRetry(clock, sdk, (roomId) => opened?.walk.undecryptedIn(roomId) ?? []);
  const opening = open();
  // Whoever searches hears of it.
  opening.catch(() => undefined);
  const flushes = coalesce(clock, flushInterval, () => void flush().catch(() => undefined));
  const tells = coalesce(clock, tellInterval, tell);

  async function open(): Promise<Opened> {
    const sealed = await sealedBytes(ports.randomness, await sessionSecret(ports), "conclave search");
    const archive = await searchArchive(clock, ports.blocks, sealed);
    opened = { archive, walk: await historyWalk(sdk, ports.blocks, sealed, retry.missing) };
    for (const room of sdk.getRooms()) for (const event of room.getLiveTimeline().getEvents()) take(event);
    tells.mark("");
    return opened;
  }

  const roomIds = () =>
    sdk
      .getRooms()
      .filter((room) => room.getMyMembership() === "join" && !room.isSpaceRoom())
      .sort((left, right) => right.getLastActiveTimestamp() - left.getLastActiveTimestamp())
      .map(({ roomId }) => roomId);

  function tell(): void {
    if (opened === null || stopped) return;
    const { archive, walk } = opened;
    const ids = roomIds();
    publish({
      state: walk.next(ids) === null ? "complete" : "reading",
      messages: archive.messages,
      bytes: archive.bytes,
      roomsRead: Math.min(walk.done, ids.length),
      rooms: ids.length,
    });
  }

  /** Keeps what an event says. True if that was new. */
  function take(event: MatrixEvent): boolean {
    if (opened === null) return false;
    const { archive } = opened;
    const edit = editOf(event);
    if (edit !== null) {
      const known = archive.get(edit.roomId, edit.reference);
      if (known === null && edits.size < mostEdits) edits.set(`${edit.roomId} ${edit.reference}`, edit);
      // Only who said something can say it otherwise.
      return known !== null && known.sender === edit.sender && keep({ ...known, text: edit.text });
    }
    const document = documentOf(event);
    if (document === null || archive.get(document.roomId, document.reference) !== null) return false;
    const newer = edits.get(`${document.roomId} ${document.reference}`);
    return keep(newer?.sender === document.sender ? { ...document, text: newer.text } : document);
  }

  function keep(document: Parameters<SearchArchive["put"]>[0]): boolean {
    const isNew = opened?.archive.put(document) === true;
    if (isNew) for (const later of [flushes, tells]) later.mark("");
    return isNew;
  }

  async function read(): Promise<void> {
    if (stopped || opened === null) return;
    // What can't be decrypted yet would be passed by.
    if (isLocked()) return void clock.after(lockedInterval, () => void read());
    const roomId = opened.walk.next(roomIds());
    tells.mark("");
    if (roomId === null) return void clock.after(retryInterval, () => void read());
    try {
      await opened.walk.step(roomId, take);
      flushes.mark("");
      clock.after(pageInterval, () => void read());
    } catch {
      clock.after(retryInterval, () => void read());
    }
  }

  async function flush(): Promise<void> {
    if (opened === null) return;
    await opened.archive.flush();
    await opened.walk.flush();
    tells.mark("");
  }

  sdk.on(RoomEvent.Timeline, (event) => void take(event));
  sdk.on(MatrixEventEvent.Decrypted, (event) => void take(event));
  sdk.on(RoomEvent.Redaction, (redaction, room) => {
    const target: unknown = redaction.event.redacts ?? redaction.getContent()["redacts"];
    if (typeof target !== "string") return;
    opened?.archive.remove(room.roomId, referenceOf(target));
    flushes.mark("");
  });
  sdk.on(RoomEvent.TimelineReset, (room) => {
    if (room !== undefined) opened?.walk.again(room.roomId);
  });
  sdk.on(RoomEvent.MyMembership, (room, membership) => {
    if (membership !== "leave" && membership !== "ban") return;
    opened?.archive.removeRoom(room.roomId);
    flushes.mark("");
  });

  return {
    begin: () => void opening.then(read, () => undefined),
    flush,
    stop() {
      stopped = true;
      retry.stop();
      flushes.stop();
      tells.stop();
    },
    searchMessages: (query) => asClientError(async () => searchHits(sdk, (await opening).archive, query)),
    locateHit: (roomId, timestamp, reference) =>
      asClientError(async () => {
        const eventId = await locateEvent(sdk, roomId, timestamp, reference);
        if (eventId === null) throw new ClientError({ code: "not-found" });
        return { eventId };
      }),
  };
}
