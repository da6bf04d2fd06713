import type { RoomListEntry } from "@conclave/client/snapshots/room-list-snapshot";
import { formatInstant } from "@conclave/ui/i18n/format";
import { utf8 } from "../export/conversation-parts.ts";
import { exportConversation } from "../export/export-conversation.ts";
import type { ExportProgress } from "../export/export-request.ts";
import { fileName } from "../export/file-name.ts";
import { type Html, html } from "../export/html.ts";
import { htmlPage } from "../export/html-page.ts";
import { persistently } from "../export/persistently.ts";
import type { ReadBackParts } from "../export/read-back.ts";
import { roomName } from "../rooms/room-name.ts";
import { t } from "./messages.ts";

/** How far the gathering of one's own data is: the room that is being read, of all, and how far in it. */
export interface OwnDataProgress {
  readonly room: number;
  readonly rooms: number;
  readonly within: ExportProgress;
}

export interface OwnDataRequest {
  readonly userId: string;
  /** The rooms whose own messages are wanted. */
  readonly rooms: readonly RoomListEntry[];
  readonly withFiles: boolean;
  readonly onProgress: (progress: OwnDataProgress) => void;
}

/** Puts all that is one's own into an archive: what is known of the account, then what one wrote, room after room. Throws as `readBack`. */
export async function ownDataArchive(
  { userId, rooms, withFiles, onProgress }: OwnDataRequest,
  parts: Omit<ReadBackParts, "folder" | "onProgress">,
): Promise<void> {
  const { commands, clock, signal, zip } = parts;
  const at = clock.now();
  for (const { name, content } of await persistently(clock, signal, commands.readOwnData)) {
    await zip.add(`account/${name}.json`, utf8(JSON.stringify(content, null, 1)));
  }
  const links: Html[] = [];
  for (const [index, { roomId, name }] of rooms.entries()) {
    const title = roomName(name);
    const folder = `rooms/${String(index + 1).padStart(4, "0")}-${fileName(title) || t("room")}/`;
    const request = { roomId, title, after: null, before: null, withFiles, onlyOf: userId };
    const { lines } = await exportConversation(request, userId, {
      ...parts,
      folder,
      onProgress: (within) => onProgress({ room: index + 1, rooms: rooms.length, within }),
    });
    const address = `${folder.split("/").map(encodeURIComponent).join("/")}index.html`;
    links.push(html`<li><a href="${address}"><bdi>${title}</bdi></a> ${t("count", { count: lines })}</li>\n`);
  }
  await zip.add("index.html", utf8(page(userId, at, links)));
}

function page(userId: string, at: number, links: readonly Html[]): string {
  const names = ["profile", "devices", "addresses", "account-data", "push-rules", "pushers", "rooms"] as const;
  const account = names.map((name) => html`<li><a href="account/${name}.json">${t(`part-${name}`)}</a></li>\n`);
  const title = t("archive-title", { user: userId });
  return htmlPage(
    title,
    html`<h1>${title}</h1>
<p>${formatInstant(at)}</p>
<h2>${t("archive-account")}</h2>
<ul>
${account}</ul>
${links.length === 0 ? null : html`<h2>${t("archive-messages")}</h2>\n<ul>\n${links}</ul>\n`}
<h2>${t("archive-missing")}</h2>
<p>${t("archive-missing-text")}</p>
`,
  );
}
