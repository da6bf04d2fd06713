import type { ComponentChildren, TargetedMouseEvent } from "preact";
import { t } from "../i18n/kit-messages.ts";
import { Icon } from "../icons/icon.tsx";
import { classNames } from "../styles/class-names.ts";
import { Spinner } from "./spinner.tsx";
import "./button.css";

export interface ButtonProps {
  readonly children: ComponentChildren;
  /** `primary` is the one thing to do here; `danger` destroys; `quiet` is barely there. */
  readonly kind?: "primary" | "secondary" | "danger" | "quiet" | undefined;
  readonly type?: "button" | "submit" | undefined;
  readonly icon?: string | undefined;
  readonly small?: boolean | undefined;
  /** As wide as what holds it. */
  readonly wide?: boolean | undefined;
  /** Shows that it is at work, and takes no further click; it keeps the focus. */
  readonly busy?: boolean | undefined;
  /** Not possible just now, and soon again: looks disabled and does nothing, but keeps the focus. */
  readonly held?: boolean | undefined;
  /** Takes the focus when the dialog around it opens, unless something before it does. */
  readonly focused?: boolean | undefined;
  readonly disabled?: boolean | undefined;
  readonly onClick?: ((event: TargetedMouseEvent<HTMLButtonElement>) => void) | undefined;
}

/** A button that says what it does. */
export function Button({
  children,
  kind = "secondary",
  type = "button",
  icon,
  small,
  wide,
  busy,
  held,
  focused,
  disabled,
  onClick,
}: ButtonProps) {
  return (
    <button
      type={type}
      class={classNames("ui-button", `ui-button-${kind}`, small && "ui-button-small", wide && "ui-button-wide")}
      autofocus={focused}
      disabled={disabled}
      aria-disabled={busy || held ? "true" : undefined}
      aria-busy={busy ? "true" : undefined}
      onClick={(event) => {
        if (busy || held) event.preventDefault();
        else onClick?.(event);
      }}
    >
      {busy ? (
        <Spinner small label={t("loading")} />
      ) : (
        icon !== undefined && <Icon path={icon} small={small ?? false} />
      )}
      <span class="ui-button-text">{children}</span>
    </button>
  );
}
