import type { MessageItem } from "@conclave/client/snapshots/timeline-item";
import { isolated } from "../rooms/message-preview.ts";
import { textPieces } from "./links.ts";
import { t } from "./messages.ts";

/** A text as it was typed: text nodes and links, never markup. */
export function MessageText({ item }: { item: MessageItem }) {
  return (
    <p class={`message-text message-${item.style}`} dir="auto">
      {item.style === "emote" && `* ${isolated(item.sender.name)} `}
      <LinkedText text={item.body} />
      {item.edited && <span class="message-edited"> {t("edited")}</span>}
    </p>
  );
}

/** A text whose web addresses can be followed; the place that they lead to learns nothing of this one. */
export function LinkedText({ text }: { text: string }) {
  return (
    <>
      {textPieces(text).map((piece, index) =>
        piece.kind === "text" ? (
          piece.text
        ) : (
          <a key={index} href={piece.address} target="_blank" rel="noopener noreferrer">
            {piece.text}
          </a>
        ),
      )}
    </>
  );
}
