import { useId, useRef, useState } from "preact/hooks";
import { moreIcon } from "../icons/action-icons.ts";
import { IconButton } from "./icon-button.tsx";
import { type MenuItem, MenuList } from "./menu-list.tsx";

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
  const id = useId();
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
          event.stopPropagation();
          setOpen(true);
        }}
      />
      {open && (
        <MenuList
          id={id}
          label={label}
          items={items}
          anchor={() => button.current?.getBoundingClientRect() ?? new DOMRect()}
          opener={() => button.current}
          onClose={(chosen) => {
            setOpen(false);
            if (chosen) button.current?.focus();
          }}
        />
      )}
    </>
  );
}
