import type { QuotedMessage } from "@conclave/client/snapshots/quoted-message";
import { replyIcon } from "@conclave/ui/icons/action-icons";
import { Icon } from "@conclave/ui/icons/icon";
import { useReveal } from "../conversation/use-reveal.ts";
import { isolated } from "../rooms/message-preview.ts";
import { t } from "./messages.ts";
import { quoteText } from "./quote-text.ts";
import "./message.css";

/** What a message answers, above it; a press leads there. */
export function Quote({ quote }: { quote: QuotedMessage }) {
  const reveal = useReveal();
  const text = quoteText(quote);
  const label =
    quote.sender === null ? text : t("quote-of", { name: isolated(quote.sender.name), text: isolated(text) });
  return (
    <button
      type="button"
      class="quote"
      aria-label={label}
      disabled={quote.content.kind === "unavailable"}
      onClick={() => reveal(quote.eventId)}
    >
      <Icon path={replyIcon} small />
      {quote.sender !== null && <bdi class="quote-sender">{quote.sender.name}</bdi>}
      <span class={quote.content.kind === "text" ? "quote-text" : "quote-text quote-text-quiet"} dir="auto">
        {text}
      </span>
    </button>
  );
}
