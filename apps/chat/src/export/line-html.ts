import { writeHtml } from "@conclave/client/formatting/write-html";
import type { AttachmentItem, MessageItem } from "@conclave/client/snapshots/timeline-item";
import { formatBytes, formatDateTime } from "@conclave/ui/i18n/format";
import { t as timeline } from "../timeline/messages.ts";
import { noticeText } from "../timeline/notice-text.ts";
import { type Html, html } from "./html.ts";
import type { KeptFile, KeptLine } from "./kept-line.ts";
import { t } from "./messages.ts";

/** Raster images, which browsers show and can't be told to run. */
const pictures = /^image\/(?:jpeg|png|gif|webp|avif|apng)$/;

/** A line of a conversation as markup. `others` are the lines of the same page, by event id; the files lie one folder up. */
export function lineHtml(line: KeptLine, others: ReadonlyMap<string, KeptLine>): Html {
  const { item, threadId } = line;
  if (item.kind === "notice") {
    return html`<p class="line notice" id="${item.key}">${noticeText(item.notice, item.sender)} ${moment(item.timestamp)}</p>\n`;
  }
  return html`<article class="line${threadId === null ? "" : " reply"}" id="${item.key}">
<p><strong><bdi>${item.sender.name}</bdi></strong> ${moment(item.timestamp)}${
    item.kind === "message" && item.edited ? html` <span class="quiet">${timeline("edited")}</span>` : ""
  }</p>
${threadId === null ? "" : reference(t("in-thread"), threadId, others)}${saidHtml(line, others)}</article>\n`;
}

function saidHtml({ item, file }: KeptLine, others: ReadonlyMap<string, KeptLine>): Html {
  switch (item.kind) {
    case "message":
      return html`${answered(item, others)}${text(item)}${reactions(item)}`;
    case "attachment":
      return html`${answered(item, others)}${attached(item, file)}${reactions(item)}`;
    case "undecryptable":
      return quiet(timeline(`undecryptable-${item.reason}`));
    case "removed":
      return quiet(timeline("removed"));
    case "unsupported":
      return html`${quiet(timeline("unsupported"))}${item.fallback === null ? "" : plain(item.fallback)}`;
    case "notice":
      return html``;
  }
}

function text({ style, sender, body, formatted }: MessageItem): Html {
  const name = style === "emote" ? html`* <bdi>${sender.name}</bdi> ` : "";
  // Made of a closed list of elements, with every text in it escaped.
  if (formatted !== null) return html`<div dir="auto">${name}${{ markup: writeHtml(formatted) }}</div>\n`;
  return html`<p class="plain" dir="auto">${name}${body}</p>\n`;
}

function attached({ name, caption, size, contentType }: AttachmentItem, file: KeptFile | null): Html {
  const facts = size === null ? "" : html` <span class="quiet">${formatBytes(size)}</span>`;
  const note = caption === null ? "" : plain(caption);
  if (file === null) return html`<p><bdi>${name}</bdi>${facts}</p>\n${note}`;
  if ("missing" in file) return html`<p><bdi>${name}</bdi>${facts}</p>\n${quiet(file.missing)}${note}`;
  const address = `../${file.path.split("/").map(encodeURIComponent).join("/")}`;
  const picture = pictures.test(contentType ?? "")
    ? html`<p><img src="${address}" alt="${name}" loading="lazy"></p>\n`
    : "";
  return html`${picture}<p><a href="${address}"><bdi>${name}</bdi></a>${facts}</p>\n${note}`;
}

function answered({ replyTo }: MessageItem | AttachmentItem, others: ReadonlyMap<string, KeptLine>): Html {
  return replyTo === null ? html`` : reference(t("in-reply"), replyTo.eventId, others);
}

/** Leads to another line, where that stands on the same page. */
function reference(about: string, eventId: string, others: ReadonlyMap<string, KeptLine>): Html {
  const target = others.get(eventId)?.item;
  if (target === undefined) return quiet(about);
  const words = target.kind === "message" ? target.body : target.kind === "attachment" ? target.name : "";
  const start = [...words.replace(/\s+/g, " ")].slice(0, 80).join("");
  return html`<p class="quiet">${about}: <a href="#${encodeURIComponent(target.key)}"><bdi>${target.sender.name}</bdi>: <bdi>${start}</bdi></a></p>\n`;
}

function reactions({ reactions: all }: MessageItem | AttachmentItem): Html {
  if (all.length === 0) return html``;
  const shown = all.map(({ key, count, own, names }) => {
    const people = own ? [t("you"), ...names] : names;
    return html`<li title="${people.join(", ")}"><bdi>${key}</bdi> ${count}</li>`;
  });
  return html`<ul class="reactions">${shown}</ul>\n`;
}

const quiet = (words: string) => html`<p class="quiet">${words}</p>\n`;
const plain = (words: string) => html`<p class="plain" dir="auto">${words}</p>\n`;

function moment(timestamp: number): Html {
  return html`<time datetime="${new Date(timestamp).toISOString()}">${formatDateTime(timestamp)}</time>`;
}
