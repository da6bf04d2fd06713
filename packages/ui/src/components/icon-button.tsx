import type { TargetedKeyboardEvent, TargetedMouseEvent } from "preact";
import { Icon } from "../icons/icon.tsx";
import { classNames } from "../styles/class-names.ts";
import { Tooltip } from "./tooltip.tsx";
import "./icon-button.css";

export interface IconButtonProps {
  readonly icon: string;
  /** What it does: its name for those who don't see it, its tooltip for those who do. */
  readonly label: string;
  readonly small?: boolean | undefined;
  readonly disabled?: boolean | undefined;
  /** For a button that stays down. */
  readonly pressed?: boolean | undefined;
  readonly expanded?: boolean | undefined;
  readonly controls?: string | undefined;
  readonly hasMenu?: boolean | undefined;
  readonly type?: "button" | "submit" | undefined;
  readonly buttonRef?: { current: HTMLButtonElement | null } | undefined;
  readonly onClick?: ((event: TargetedMouseEvent<HTMLButtonElement>) => void) | undefined;
  readonly onKeyDown?: ((event: TargetedKeyboardEvent<HTMLButtonElement>) => void) | undefined;
}

/** A button that is only a drawing. */
export function IconButton(props: IconButtonProps) {
  return (
    <Tooltip text={props.label}>
      <button
        {...(props.buttonRef ? { ref: props.buttonRef } : {})}
        type={props.type ?? "button"}
        class={classNames("ui-icon-button", props.small && "ui-icon-button-small")}
        aria-label={props.label}
        aria-pressed={props.pressed}
        aria-expanded={props.expanded}
        aria-controls={props.controls}
        aria-haspopup={props.hasMenu ? "menu" : undefined}
        disabled={props.disabled}
        onClick={props.onClick}
        onKeyDown={props.onKeyDown}
      >
        <Icon path={props.icon} small={props.small ?? false} />
      </button>
    </Tooltip>
  );
}
