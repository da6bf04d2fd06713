import type { QuotedMessage } from "@conclave/client/snapshots/quoted-message";
import { t } from "./messages.ts";

/** What a quoted message says, in one line. */
export function quoteText({ content }: Pick<QuotedMessage, "content">): string {
  switch (content.kind) {
    case "text":
      return content.text;
    case "attachment":
      return t(`quote-${content.attachment}`, { name: content.name });
    default:
      return t(`quote-${content.kind}`);
  }
}
