import { elementNames } from "@conclave/client/formatting/element-names";
import type { RichElement, RichNode } from "@conclave/client/snapshots/rich-text";
import { h, type JSX } from "preact";
import { useState } from "preact/hooks";
import { useChat } from "../chat.ts";
import { usePersonCard } from "../people/use-person-card.ts";
import { addressOf } from "../route.ts";
import { CodeBlock } from "./code-block-view.tsx";
import { LinkedText } from "./linked-text.tsx";
import { t } from "./messages.ts";
import "./rich-text.css";

/** Headings of the page are the page's own: those of a message are only strong. */
const tags: Readonly<Record<RichElement, keyof JSX.IntrinsicElements>> = { ...elementNames, heading: "p" };

/** A formatted text, element by element from its tree: no markup is ever read here. */
export function RichText({ nodes, literal = false }: { nodes: readonly RichNode[]; literal?: boolean }) {
  return (
    <>
      {nodes.map((node, index) => (
        <Node key={index} node={node} literal={literal} />
      ))}
    </>
  );
}

/** `literal`: inside of code or a link, where addresses don't become links. */
function Node({ node, literal }: { node: RichNode; literal: boolean }) {
  if (typeof node === "string") return literal ? node : <LinkedText text={node} />;
  switch (node.kind) {
    case "line-break":
      return <br />;
    case "rule":
      return <hr />;
    case "code-block":
      return <CodeBlock language={node.language} text={node.text} />;
    case "link":
      return (
        // What it leads to is not always what it says.
        <a href={node.address} title={node.address} target="_blank" rel="noopener noreferrer">
          <RichText nodes={node.children} literal />
        </a>
      );
    case "person":
      return <PersonPill userId={node.userId} name={node.name} />;
    case "room":
      return <RoomPill room={node.room} eventId={node.eventId} text={node.text} />;
    case "ordered-list":
      return (
        <ol start={node.start}>
          <RichText nodes={node.children} literal={literal} />
        </ol>
      );
    case "spoiler":
      return <Spoiler reason={node.reason} nodes={node.children} />;
    default:
      return h(
        tags[node.kind],
        node.kind === "heading" ? { class: "rich-heading" } : {},
        <RichText nodes={node.children} literal={literal || node.kind === "code"} />,
      );
  }
}

/** A mention: by the name that the room knows, since the sender may have written any. */
function PersonPill({ userId, name }: { userId: string; name: string }) {
  const { self, openRooms, navigation } = useChat();
  const openCard = usePersonCard();
  const route = navigation.route.value;
  const members = route.name === "room" ? (openRooms.value[route.roomId]?.members ?? []) : [];
  const known = members.find((member) => member.userId === userId)?.name ?? name;
  const own = self.value?.userId === userId;
  return (
    <button type="button" class={own ? "pill pill-own" : "pill"} title={userId} onClick={() => openCard(userId)}>
      <bdi>@{known.replace(/^@/, "")}</bdi>
    </button>
  );
}

/** A room, or a message of it: a way there, for who is in that room. */
function RoomPill({ room, eventId, text }: { room: string; eventId: string | null; text: string }) {
  const { rooms } = useChat();
  if (!rooms.value.entries.some(({ roomId }) => roomId === room)) {
    return (
      <bdi class="pill" title={room}>
        {text}
      </bdi>
    );
  }
  const message = eventId === null ? {} : { eventId };
  return (
    <a class="pill" title={room} href={addressOf({ name: "room", roomId: room, beside: null, ...message })}>
      <bdi>{text}</bdi>
    </a>
  );
}

function Spoiler({ reason, nodes }: { reason: string | null; nodes: readonly RichNode[] }) {
  const [open, setOpen] = useState(false);
  if (open) {
    return (
      <span class="spoiler-open">
        <RichText nodes={nodes} />
      </span>
    );
  }
  return (
    <button type="button" class="spoiler" onClick={() => setOpen(true)}>
      {reason === null ? t("spoiler") : t("spoiler-about", { reason })}
    </button>
  );
}
