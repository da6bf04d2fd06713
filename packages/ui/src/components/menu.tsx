import { useEffect, useId, useRef, useState } from "preact/hooks";
import { moreIcon } from "../icons/action-icons.ts";
import { Icon } from "../icons/icon.tsx";
import { classNames } from "../styles/class-names.ts";
import { IconButton } from "./icon-button.tsx";
import { placeBeside } from "./menu-place.ts";
import "./menu.css";

export interface MenuItem {
  readonly label: string;
  readonly icon?: string | undefined;
  readonly danger?: boolean | undefined;
  readonly disabled?: boolean | undefined;
  readonly onSelect: () => void;
}

export interface MenuProps {
  /** What the menu is about: "Actions for Alice". */
  readonly label: string;
  readonly items: readonly MenuItem[];
  readonly icon?: string | undefined;
  readonly small?: boolean | undefined;
}

/**
 * A button that opens a list of things to do (ARIA menu button pattern): arrows, Home, End and first letters move, Enter
 * chooses, Escape and Tab close. It is in the top layer, so nothing that scrolls cuts it off.
 */
export function Menu({ label, items, icon = moreIcon, small }: MenuProps) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();

  useEffect(() => {
    const element = list.current;
    if (!open || !element || !button.current) return;
    element.showPopover?.();
    placeBeside(element, button.current.getBoundingClientRect());
    entries(element)[0]?.focus();
    const close = (event: Event) => {
      const target = event.target;
      if (target instanceof Node && (element.contains(target) || button.current?.contains(target))) return;
      setOpen(false);
    };
    document.addEventListener("pointerdown", close);
    document.addEventListener("scroll", close, true);
    window.addEventListener("resize", close);
    return () => {
      document.removeEventListener("pointerdown", close);
      document.removeEventListener("scroll", close, true);
      window.removeEventListener("resize", close);
    };
  }, [open]);

  const closeAndReturn = () => {
    setOpen(false);
    button.current?.focus();
  };

  return (
    <>
      <IconButton
        icon={icon}
        label={label}
        small={small ?? false}
        hasMenu
        expanded={open}
        controls={id}
        buttonRef={button}
        onClick={() => setOpen(!open)}
        onKeyDown={(event) => {
          if (event.key !== "ArrowDown") return;
          event.preventDefault();
          setOpen(true);
        }}
      />
      {open && (
        <div
          ref={list}
          id={id}
          class="ui-menu"
          role="menu"
          aria-label={label}
          popover="manual"
          tabIndex={-1}
          onKeyDown={(event) => {
            if (event.key === "Escape" || event.key === "Tab") {
              event.preventDefault();
              event.stopPropagation();
              closeAndReturn();
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
                closeAndReturn();
                item.onSelect();
              }}
            >
              {item.icon !== undefined && <Icon path={item.icon} small />}
              {item.label}
            </button>
          ))}
        </div>
      )}
    </>
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
  all.at(index % all.length)?.focus();
}
