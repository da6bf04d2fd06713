import type { Reaction } from "@conclave/client/snapshots/reaction";
import type { ContentItem } from "@conclave/client/snapshots/timeline-item";
import { Tooltip } from "@conclave/ui/components/tooltip";
import { formatList, formatNumber } from "@conclave/ui/i18n/format";
import { reactIcon } from "@conclave/ui/icons/action-icons";
import { Icon } from "@conclave/ui/icons/icon";
import { useConversation } from "../conversation/conversation.ts";
import { isolated } from "../rooms/message-preview.ts";
import { t } from "./messages.ts";
import { useMessageDeeds } from "./use-message-deeds.ts";
import "./message.css";

/** Names told before the rest is only counted. */
const named = 8;

/** The reactions to a message: a press joins in or takes back. */
export function Reactions({ item, mayReact }: { item: ContentItem; mayReact: boolean }) {
  const { question } = useConversation();
  const { react } = useMessageDeeds();
  if (item.reactions.length === 0) return null;
  return (
    <fieldset class="reactions" aria-label={t("reactions-label")}>
      {item.reactions.map((reaction) => {
        const text = t("reaction-by", { emoji: reaction.key, names: formatList(peopleOf(reaction)) });
        return (
          <Tooltip key={reaction.key} text={text}>
            <button
              type="button"
              class="reaction"
              aria-pressed={reaction.own}
              aria-label={text}
              disabled={!mayReact}
              onClick={() => react(item, reaction.key, !reaction.own)}
            >
              <span class="reaction-key">{reaction.key}</span>
              <span class="reaction-count">{formatNumber(reaction.count)}</span>
            </button>
          </Tooltip>
        );
      })}
      {mayReact && (
        <button
          type="button"
          class="reaction reaction-add"
          aria-label={t("react")}
          title={t("react")}
          onClick={({ currentTarget }) => {
            question.value = { name: "react", item, anchor: currentTarget.getBoundingClientRect() };
          }}
        >
          <Icon path={reactIcon} small />
        </button>
      )}
    </fieldset>
  );
}

function peopleOf({ own, names, count }: Reaction): readonly string[] {
  const told = [...(own ? [t("reaction-you")] : []), ...names.map(isolated)].slice(0, named);
  return count > told.length ? [...told, t("reaction-more", { count: count - told.length })] : told;
}
