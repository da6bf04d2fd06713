import type { MessageItem } from "@conclave/client/snapshots/timeline-item";
import { useConversation } from "../conversation/conversation.ts";
import { isolated } from "../rooms/message-preview.ts";
import { LinkedText } from "./linked-text.tsx";
import { t } from "./messages.ts";
import { RichText } from "./rich-text-view.tsx";

/** A text: as it was typed, or with its form. */
export function MessageText({ item }: { item: MessageItem }) {
  const { style, formatted, body, sender, edited } = item;
  const doer = style === "emote" ? `* ${isolated(sender.name)} ` : "";
  if (formatted === null) {
    return (
      <p class={`message-text message-${style}`} dir="auto">
        {doer}
        <LinkedText text={body} />
        {edited && <EditedMark item={item} />}
      </p>
    );
  }
  return (
    <div class={`message-text message-rich message-${style}`} dir="auto">
      {doer}
      <RichText nodes={formatted} />
      {edited && <EditedMark item={item} />}
    </div>
  );
}

/** Says that a message was edited; a press shows how. */
function EditedMark({ item }: { item: MessageItem }) {
  const { question } = useConversation();
  return (
    <>
      {" "}
      <button
        type="button"
        class="message-edited"
        onClick={() => {
          question.value = { name: "versions", item };
        }}
      >
        {t("edited")}
      </button>
    </>
  );
}
