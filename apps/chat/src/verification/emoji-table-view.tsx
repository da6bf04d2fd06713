import type { VerificationEmoji } from "@conclave/client/snapshots/verification-snapshot";
import { emojiName } from "./emoji-name.ts";
import { t } from "./messages.ts";

interface EmojiTableProps {
  readonly emoji: readonly VerificationEmoji[];
  readonly numbers: readonly number[];
}

/** The seven emoji in their order, each with its name; numbers where the other side knows no emoji. */
export function EmojiTable({ emoji, numbers }: EmojiTableProps) {
  if (emoji.length === 0) return <p class="emoji-numbers">{numbers.join(" · ")}</p>;
  return (
    <ol class="emoji-table" aria-label={t("emoji")}>
      {emoji.map(({ symbol, name }, index) => (
        <li key={index} class="emoji-cell">
          <span class="emoji-symbol" aria-hidden="true">
            {symbol}
          </span>
          <span class="emoji-name">{emojiName(name)}</span>
        </li>
      ))}
    </ol>
  );
}
