import type { JsonObject } from "@conclave/base/json";
import { MsgType } from "matrix-js-sdk/lib/@types/event.js";
import type { RoomMessageEventContent } from "matrix-js-sdk/lib/@types/events.js";
import type { TextOptions } from "../commands.ts";
import { readMarkdown } from "../formatting/read-markdown.ts";
import { writeHtml } from "../formatting/write-html.ts";
import type { RichNode } from "../snapshots/rich-text.ts";
import { addedMentions, type Mentions, mentions } from "./mentions.ts";
import type { SentText } from "./room-send.ts";
import { threadRelation } from "./thread-relation.ts";

/** What is queued of a typed text: its form is read where it has one. */
export function sentText(text: string, options: TextOptions): SentText {
  const nodes = options.plain === true ? null : readMarkdown(text, options.mentions);
  return {
    kind: "message",
    body: text,
    formatted: nodes !== null && isMoreThanText(nodes) ? nodes : null,
    style: options.style ?? "text",
    replyTo: options.replyTo?.eventId ?? null,
    edits: options.edits ?? null,
  };
}

/**
 * The content of a text message, in a thread after `newestInThread`; an answer mentions whom it answers, but for `ownUserId` (spec `m.text`, "Rich replies", "Event replacements",
 * "m.mentions"). `mentionedBefore`: by the message that it edits.
 */
export function textContent(
  text: SentText,
  options: TextOptions,
  ownUserId: string,
  newestInThread: string | null,
  mentionedBefore: Mentions = {},
): RoomMessageEventContent {
  const { replyTo } = options;
  const answered = replyTo === undefined || replyTo.sender === ownUserId ? [] : [replyTo.sender];
  const mentioned = mentions([...mentionedPeople(text.formatted ?? []), ...answered], options.mentionsRoom === true);
  const said = {
    msgtype: text.style === "emote" ? MsgType.Emote : MsgType.Text,
    body: text.body,
    ...(text.formatted === null
      ? {}
      : { format: "org.matrix.custom.html", formatted_body: writeHtml(simplest(text.formatted)) }),
  };
  const content: JsonObject =
    text.edits === null
      ? { ...said, "m.mentions": mentioned, ...threadRelation(options.threadId ?? null, text.replyTo, newestInThread) }
      : {
          ...said,
          body: `* ${text.body}`,
          ...("formatted_body" in said ? { formatted_body: `* ${said.formatted_body}` } : {}),
          // Whoever was mentioned before was told then.
          "m.mentions": addedMentions(mentioned, mentionedBefore),
          "m.new_content": { ...said, "m.mentions": mentioned },
          "m.relates_to": { rel_type: "m.replace", event_id: text.edits },
        };
  // The SDK's type has no intersection of replies and edits with texts; the shape is that of the specification.
  return content as unknown as RoomMessageEventContent;
}

/** Whether a text has more form than its line breaks and paragraphs. */
function isMoreThanText(nodes: readonly RichNode[]): boolean {
  return nodes.some(
    (node) =>
      typeof node !== "string" &&
      node.kind !== "line-break" &&
      (node.kind !== "paragraph" || isMoreThanText(node.children)),
  );
}

/** A single paragraph needs no element around it. */
function simplest(nodes: readonly RichNode[]): readonly RichNode[] {
  const [only] = nodes;
  return nodes.length === 1 && typeof only === "object" && only.kind === "paragraph" ? only.children : nodes;
}

function mentionedPeople(nodes: readonly RichNode[]): readonly string[] {
  return nodes.flatMap((node) => {
    if (typeof node === "string") return [];
    if (node.kind === "person") return [node.userId];
    return "children" in node ? mentionedPeople(node.children) : [];
  });
}
