import { language } from "@conclave/ui/i18n/language";
import { placeBeside } from "@conclave/ui/menus/place-beside";
import { useEffect, useRef, useState } from "preact/hooks";
import { useChat } from "../chat.ts";
import { t } from "../message/messages.ts";
import type { Emoji } from "./emoji.ts";
import { type EmojiGroup, emojiByGroup, emojiGroups, findEmoji } from "./emoji-list.ts";
import "./emoji.css";

export interface EmojiPickerProps {
  readonly anchor: DOMRect;
  readonly onPick: (symbol: string) => void;
  readonly onClose: () => void;
}

const mostFound = 120;
/** What is offered first to somebody who has taken none yet. */
const common = ["👍️", "❤️", "😂", "🎉", "👀", "🙏", "✅", "🚀"];

/** A picker of emoji: frequent ones first, groups, a search in both languages; arrows move, Enter takes, Escape closes. */
export function EmojiPicker({ anchor, onPick, onClose }: EmojiPickerProps) {
  const { recentEmoji } = useChat();
  const [typed, setTyped] = useState("");
  const picker = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const element = picker.current;
    if (element === null) return;
    element.showPopover?.();
    const place = () => placeBeside(element, anchor);
    place();
    field.current?.focus();
    const close = ({ target }: Event) => {
      if (!(target instanceof Node) || !element.contains(target)) onClose();
    };
    document.addEventListener("pointerdown", close);
    // A phone's keyboard takes half of the window away.
    window.addEventListener("resize", place);
    return () => {
      document.removeEventListener("pointerdown", close);
      window.removeEventListener("resize", place);
    };
  }, []);
  const pick = (symbol: string) => {
    onPick(symbol);
    onClose();
  };
  const found = typed.trim() === "" ? null : findEmoji(typed, mostFound);
  const frequent = [...new Set([...recentEmoji.value, ...common])].slice(0, 16);
  return (
    <div
      ref={picker}
      class="emoji-picker"
      role="dialog"
      aria-label={t("picker-label")}
      popover="manual"
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === "Escape") onClose();
        else if (event.currentTarget.contains(event.target as Node)) moveFocus(event.currentTarget, event);
      }}
    >
      <input
        ref={field}
        class="ui-input"
        type="search"
        aria-label={t("picker-search")}
        placeholder={t("picker-search")}
        value={typed}
        onInput={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={(event) => {
          const first = found?.[0];
          if (event.key === "Enter" && !event.isComposing && first !== undefined) pick(first.symbol);
        }}
      />
      <div class="emoji-groups">
        {found === null ? (
          <>
            <Group title={t("picker-frequent")} emoji={known(frequent)} onPick={pick} />
            {emojiGroups.map((group: EmojiGroup) => (
              <Group key={group} title={t(`picker-${group}`)} emoji={emojiByGroup.get(group) ?? []} onPick={pick} />
            ))}
          </>
        ) : found.length === 0 ? (
          <p class="emoji-none">{t("picker-none")}</p>
        ) : (
          <Group title={null} emoji={found} onPick={pick} />
        )}
      </div>
    </div>
  );
}

interface GroupProps {
  readonly title: string | null;
  readonly emoji: readonly Emoji[];
  readonly onPick: (symbol: string) => void;
}

function Group({ title, emoji, onPick }: GroupProps) {
  return (
    <section class="emoji-group">
      {title !== null && <h3>{title}</h3>}
      <div class="emoji-grid">
        {emoji.map(({ symbol, english, chinese }) => {
          const name = language.value === "zh-CN" ? chinese : english;
          return (
            <button
              key={symbol}
              type="button"
              class="emoji"
              aria-label={name}
              title={name}
              tabIndex={-1}
              onClick={() => onPick(symbol)}
            >
              {symbol}
            </button>
          );
        })}
      </div>
    </section>
  );
}

/** The emoji of these symbols; one that the table doesn't have stands for itself. */
function known(symbols: readonly string[]): readonly Emoji[] {
  const all = new Map([...emojiByGroup.values()].flat().map((emoji) => [emoji.symbol, emoji]));
  return symbols.map((symbol) => all.get(symbol) ?? { symbol, english: symbol, chinese: symbol, words: symbol });
}

/** Arrows go from the field into the emoji and from one to the next, by their places. */
function moveFocus(picker: HTMLElement, event: KeyboardEvent): void {
  const buttons = [...picker.querySelectorAll<HTMLButtonElement>(".emoji")];
  const at = buttons.findIndex((button) => button.matches(":focus"));
  const inField = at < 0;
  if (inField && event.key !== "ArrowDown") return;
  const columns = Math.max(
    1,
    Math.floor((buttons[0]?.parentElement?.clientWidth ?? 0) / (buttons[0]?.offsetWidth ?? 1)),
  );
  const steps: Readonly<Record<string, number>> = {
    ArrowRight: 1,
    ArrowLeft: -1,
    ArrowDown: inField ? 1 : columns,
    ArrowUp: -columns,
  };
  const step = steps[event.key];
  if (step === undefined) return;
  event.preventDefault();
  const next = at + step;
  if (next < 0) picker.querySelector("input")?.focus();
  else buttons[Math.min(next, buttons.length - 1)]?.focus();
}
