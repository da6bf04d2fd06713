import type { QuotedMessage } from "@conclave/client/snapshots/quoted-message";
import { VisuallyHidden } from "@conclave/ui/components/visually-hidden";
import { replyIcon } from "@conclave/ui/icons/action-icons";
import { Icon } from "@conclave/ui/icons/icon";
import { useReveal } from "../conversation/use-reveal.ts";
import { t } from "./messages.ts";
import { quoteText } from "./quote-text.ts";
import "./message.css";

/** What a message answers, above it; a press leads there. */
export function Quote({ quote }: { quote: QuotedMessage }) {
  const reveal = useReveal();
  const text = quoteText(quote);
  return (
    <button
      type="button"
      class="quote"
      disabled={quote.content.kind === "unavailable"}
      onClick={() => reveal(quote.eventId)}
    >
      <Icon path={replyIcon} small />
      {quote.sender !== null && (
        <>
          <VisuallyHidden>{t("quote-of")} </VisuallyHidden>
          <bdi class="quote-sender">{quote.sender.name}</bdi>
          <VisuallyHidden>: </VisuallyHidden>
        </>
      )}
      <span class={quote.content.kind === "text" ? "quote-text" : "quote-text quote-text-quiet"} dir="auto">
        {text}
      </span>
    </button>
  );
}
