import { parseMxcUri, partsOfMxcUri } from "@conclave/protocol/identifiers/mxc-uri";
import { parseRoomId } from "@conclave/protocol/identifiers/room-id";
import { MatrixError } from "@conclave/protocol/matrix-error";
import { mediaInEvent } from "@conclave/rules/media/media-in-event";
import { findAccount } from "@conclave/storage/accounts/account-store";
import { findMedia } from "@conclave/storage/media/media-store";
import { type MediaSelection, writeQuarantine } from "@conclave/storage/media/quarantine-store";
import { readRoom } from "@conclave/storage/rooms/room-store";
import { roomTimeline } from "@conclave/storage/timeline/room-timeline";
import { type Initiator, initiatedBy } from "../audit/initiator.ts";
import { type CommandContext, command, type Dispatcher, type QueryContext, query } from "../core/verb.ts";
import { noSuchAccount } from "./account-view.ts";

/** What somebody quarantines: a file, all that a person has uploaded or announced, or all that a room's readable events name. */
export type QuarantineTarget =
  | { readonly contentUri: string }
  | { readonly userId: string }
  | { readonly roomId: string };

export interface Quarantine<Target = QuarantineTarget> {
  readonly by: Initiator;
  readonly target: Target;
  /** False gives the files back. */
  readonly isQuarantined: boolean;
}

/** A part of a room's files, small enough to be changed in one transaction. */
interface PartOfRoom {
  readonly roomId: string;
  readonly mediaIds: readonly string[];
}

/** Events that are looked through in one query. */
const pageLength = 200;

/**
 * Puts files into quarantine, so that nobody is given them any more, or gives them back; a room's a page of its events at a time.
 *
 * @returns how many were not so before.
 * @throws MatrixError `M_NOT_FOUND` where there is no such file, account or room.
 */
export async function quarantineMedia(dispatcher: Dispatcher, request: Quarantine): Promise<number> {
  const { target } = request;
  if (!("roomId" in target)) return dispatcher.run(setQuarantine, { ...request, target });
  let files = 0;
  let after: number | undefined = 0;
  while (after !== undefined) {
    const page: MediaOfRoom = await dispatcher.run(listMediaOfRoom, { roomId: target.roomId, after });
    files += await dispatcher.run(setQuarantine, { ...request, target: { ...target, mediaIds: page.mediaIds } });
    after = page.next;
  }
  return files;
}

/** Changes the quarantine of a file, of a person's files or of a part of a room's. Throws as `quarantineMedia` does. */
export const setQuarantine = command(
  "administration.set-quarantine",
  async (
    context,
    { by, target, isQuarantined }: Quarantine<Exclude<QuarantineTarget, { roomId: string }> | PartOfRoom>,
  ): Promise<number> => {
    const { subject, selection } = await select(context, target);
    const files = await writeQuarantine(context.tx, selection, isQuarantined ? context.now : null);
    if (files > 0) {
      const type = isQuarantined ? "media.quarantined" : "media.released";
      await context.record({ type, subject, detail: { files }, ...initiatedBy(by) });
    }
    return files;
  },
);

interface MediaOfRoom {
  readonly mediaIds: readonly string[];
  /** The position to go on behind; undefined at the end. */
  readonly next: number | undefined;
}

/** The files of this server that a page of a room's events names; those of encrypted events nobody here can read. */
export const listMediaOfRoom = query(
  "administration.list-media-of-room",
  async (context, input: { readonly roomId: string; readonly after: number }): Promise<MediaOfRoom> => {
    const { tx } = context;
    const roomId = parseRoomId(input.roomId);
    if (roomId === undefined || (await readRoom(tx, roomId)) === undefined) {
      throw new MatrixError("M_NOT_FOUND", "There is no such room.");
    }
    // A person's own picture, which their membership shows in each of their rooms, is no file of the room.
    const notTypes = ["m.room.encrypted", "m.room.member"];
    const request = { roomId, after: input.after, notTypes, limit: pageLength, backwards: false };
    const events = await roomTimeline(tx, request);
    const uris = events
      .filter(({ client }) => client.includes("mxc://"))
      .flatMap(({ client }) => mediaInEvent(JSON.parse(client).content));
    const mediaIds = uris.map((uri) => localMediaId(context, uri)).filter((mediaId) => mediaId !== undefined);
    const next = events.length < pageLength ? undefined : events.at(-1)?.position;
    return { mediaIds: [...new Set(mediaIds)], next };
  },
);

async function select(
  context: CommandContext,
  target: Exclude<QuarantineTarget, { roomId: string }> | PartOfRoom,
): Promise<{ readonly subject: string; readonly selection: MediaSelection }> {
  if ("roomId" in target) return { subject: target.roomId, selection: target };
  if ("userId" in target) {
    if ((await findAccount(context.tx, target.userId)) === undefined) throw noSuchAccount();
    return { subject: target.userId, selection: target };
  }
  const mediaId = localMediaId(context, target.contentUri);
  if (mediaId === undefined || (await findMedia(context.tx, mediaId)) === undefined) {
    throw new MatrixError("M_NOT_FOUND", "There is no such file.");
  }
  return { subject: mediaId, selection: { mediaIds: [mediaId] } };
}

function localMediaId(context: QueryContext, text: string): string | undefined {
  const uri = parseMxcUri(text);
  if (uri === undefined) return undefined;
  const { serverName, mediaId } = partsOfMxcUri(uri);
  return serverName === context.instance().serverName ? mediaId : undefined;
}
