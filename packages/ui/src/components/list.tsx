import type { ComponentChildren } from "preact";
import { classNames } from "../styles/class-names.ts";
import "./list.css";

/** A list of things that look alike. */
export function List({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <ul class="ui-list" aria-label={label}>
      {children}
    </ul>
  );
}

export interface ListItemProps {
  readonly title: ComponentChildren;
  readonly text?: ComponentChildren | undefined;
  /** Before the text: an avatar, an icon. */
  readonly start?: ComponentChildren | undefined;
  /** After the text: a time, a count, a menu. */
  readonly end?: ComponentChildren | undefined;
  /** With an address or an action the whole row is one link or button. */
  readonly href?: string | undefined;
  readonly onClick?: (() => void) | undefined;
  readonly current?: boolean | undefined;
}

/** A row: something at the start, a title over a text, something at the end. */
export function ListItem({ title, text, start, end, href, onClick, current }: ListItemProps) {
  const look = classNames("ui-list-row", (href !== undefined || onClick) && "ui-list-row-active");
  const content = (
    <>
      {start}
      <span class="ui-list-text">
        <span class="ui-list-title">{title}</span>
        {text !== undefined && <span class="ui-list-detail">{text}</span>}
      </span>
      {end !== undefined && <span class="ui-list-end">{end}</span>}
    </>
  );
  return (
    <li>
      {href !== undefined ? (
        <a class={look} href={href} aria-current={current ? "true" : undefined} onClick={onClick}>
          {content}
        </a>
      ) : onClick ? (
        <button type="button" class={look} aria-current={current ? "true" : undefined} onClick={onClick}>
          {content}
        </button>
      ) : (
        <div class={look}>{content}</div>
      )}
    </li>
  );
}
