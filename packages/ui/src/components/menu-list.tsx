import { useEffect, useRef } from "preact/hooks";
import { Icon } from "../icons/icon.tsx";
import { placeBeside } from "../menus/place-beside.ts";
import { classNames } from "../styles/class-names.ts";
import "./menu.css";

export interface MenuItem {
  readonly label: string;
  readonly icon?: string | undefined;
  readonly danger?: boolean | undefined;
  readonly disabled?: boolean | undefined;
  readonly onSelect: () => void;
}

export interface MenuListProps {
  readonly label: string;
  readonly items: readonly MenuItem[];
  /** Beside what it opens: an element's place, or that of a pointer. */
  readonly anchor: () => DOMRect;
  readonly id?: string | undefined;
  /** The element that opened it, in which a press doesn't close it: it does so itself. */
  readonly opener?: (() => Element | null) | undefined;
  /** `chosen`: by an item, Escape or Tab, so the focus goes back to where it was; else something else was pressed. */
  readonly onClose: (chosen: boolean) => void;
}

/** The open list of a menu (ARIA menu pattern), in the top layer, with the focus in it. */
export function MenuList({ label, items, anchor, id, opener, onClose }: MenuListProps) {
  const list = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const element = list.current;
    if (!element) return;
    element.showPopover?.();
    placeBeside(element, anchor());
    entries(element)[0]?.focus();
    const close = (event: Event) => {
      const target = event.target;
      if (target instanceof Node && (element.contains(target) || opener?.()?.contains(target))) return;
      onClose(false);
    };
    const scrolled = (event: Event) => {
      const moved = opener?.();
      // What scrolls elsewhere, as a conversation does by itself, leaves the menu where it belongs.
      if (moved && event.target instanceof Node && !event.target.contains(moved)) return;
      close(event);
    };
    document.addEventListener("pointerdown", close);
    document.addEventListener("scroll", scrolled, true);
    window.addEventListener("resize", close);
    return () => {
      document.removeEventListener("pointerdown", close);
      document.removeEventListener("scroll", scrolled, true);
      window.removeEventListener("resize", close);
    };
  }, []);

  return (
    <div
      ref={list}
      {...(id === undefined ? {} : { id })}
      class="ui-menu"
      role="menu"
      aria-label={label}
      popover="manual"
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key === "Escape" || event.key === "Tab") {
          event.preventDefault();
          event.stopPropagation();
          onClose(true);
        } else move(event.currentTarget, event);
      }}
    >
      {items.map((item) => (
        <button
          key={item.label}
          type="button"
          role="menuitem"
          tabIndex={-1}
          class={classNames("ui-menu-item", item.danger && "ui-menu-item-danger")}
          disabled={item.disabled}
          onClick={() => {
            onClose(true);
            item.onSelect();
          }}
        >
          {item.icon !== undefined && <Icon path={item.icon} small />}
          {item.label}
        </button>
      ))}
    </div>
  );
}

function entries(list: HTMLElement): HTMLButtonElement[] {
  return [...list.querySelectorAll<HTMLButtonElement>("button:not(:disabled)")];
}

function move(list: HTMLElement, event: KeyboardEvent): void {
  const all = entries(list);
  const at = all.findIndex((entry) => entry.matches(":focus"));
  const next: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 };
  let index = next[event.key];
  if (index === undefined && event.key.length === 1) {
    const letter = event.key.toLowerCase();
    const rotated = [...all.slice(at + 1), ...all.slice(0, at + 1)];
    const found = rotated.find((entry) => entry.textContent?.trim().toLowerCase().startsWith(letter));
    if (found) index = all.indexOf(found);
  }
  if (index === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  all.at(index % all.length)?.focus();
}
