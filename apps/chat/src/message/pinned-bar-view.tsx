import type { QuotedMessage } from "@conclave/client/snapshots/quoted-message";
import { VisuallyHidden } from "@conclave/ui/components/visually-hidden";
import { Icon } from "@conclave/ui/icons/icon";
import { pinIcon } from "@conclave/ui/icons/room-icons";
import { useState } from "preact/hooks";
import { useReveal } from "../conversation/use-reveal.ts";
import { isolated } from "../rooms/message-preview.ts";
import { t } from "./messages.ts";
import { quoteText } from "./quote-text.ts";
import "./message.css";

/** The pinned messages above a conversation, one at a time: a press leads to it, and the next press to the one before. */
export function PinnedBar({ pinned }: { pinned: readonly QuotedMessage[] }) {
  const reveal = useReveal();
  const [back, setBack] = useState(0);
  const readable = pinned.filter(({ content }) => content.kind !== "unavailable" && content.kind !== "removed");
  const shown = readable.at(-1 - (back % Math.max(1, readable.length)));
  if (shown === undefined) return null;
  const who = shown.sender === null ? "" : `${isolated(shown.sender.name)}: `;
  return (
    <button
      type="button"
      class="pinned-bar"
      onClick={() => {
        reveal(shown.eventId);
        setBack(back + 1);
      }}
    >
      <Icon path={pinIcon} small />
      <VisuallyHidden>{`${t("pinned-label")}: `}</VisuallyHidden>
      <span class="pinned-text" dir="auto">
        {who}
        {quoteText(shown)}
      </span>
      {readable.length > 1 && <span class="pinned-count">{t("pinned-count", { count: readable.length })}</span>}
    </button>
  );
}
