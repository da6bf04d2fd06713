import type { Reaction } from "@conclave/client/snapshots/reaction";
import type { ContentItem } from "@conclave/client/snapshots/timeline-item";
import { Tooltip } from "@conclave/ui/components/tooltip";
import { formatList, formatNumber } from "@conclave/ui/i18n/format";
import { reactIcon } from "@conclave/ui/icons/action-icons";
import { Icon } from "@conclave/ui/icons/icon";
import { useState } from "preact/hooks";
import { useConversation } from "../conversation/conversation.ts";
import { isolated } from "../rooms/message-preview.ts";
import { t } from "./messages.ts";
import { useMessageDeeds } from "./use-message-deeds.ts";
import "./message.css";

/** Names told before the rest is only counted. */
const named = 8;
/** Reactions shown before one asks for more, and how many more are shown each time: nobody's thousands stand in the way. */
const shownFirst = 16;
const shownMore = 64;

/** The reactions to a message: a press joins in or takes back. */
export function Reactions({ item, mayReact }: { item: ContentItem; mayReact: boolean }) {
  const { question } = useConversation();
  const { react } = useMessageDeeds();
  const [shown, setShown] = useState(shownFirst);
  if (item.reactions.length === 0) return null;
  return (
    <fieldset class="reactions" aria-label={t("reactions-label")}>
      {firstOf(item.reactions, shown).map((reaction) => {
        const count = formatNumber(reaction.count);
        const text = t("reaction-by", { emoji: isolated(reaction.key), count, names: formatList(peopleOf(reaction)) });
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
              <bdi class="reaction-key">{reaction.key}</bdi> <span class="reaction-count">{count}</span>
            </button>
          </Tooltip>
        );
      })}
      {item.reactions.length > shown && (
        <button type="button" class="reaction" onClick={() => setShown(shown + shownMore)}>
          {t("reactions-more", { count: item.reactions.length - shown })}
        </button>
      )}
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

/** The first ones, with those that one has joined in wherever they stand: these can be taken back. */
function firstOf(reactions: readonly Reaction[], count: number): readonly Reaction[] {
  return reactions.filter(({ own }, at) => own || at < count);
}

function peopleOf({ own, names, count }: Reaction): readonly string[] {
  const told = [...(own ? [t("reaction-you")] : []), ...names.map(isolated)].slice(0, named);
  return count > told.length ? [...told, t("reaction-more", { count: count - told.length })] : told;
}
