import type { ComponentChildren } from "preact";
import { t } from "../i18n/kit-messages.ts";
import { closeIcon } from "../icons/action-icons.ts";
import { Icon } from "../icons/icon.tsx";
import { errorIcon, infoIcon, successIcon, warningIcon } from "../icons/status-icons.ts";
import { IconButton } from "./icon-button.tsx";
import "./badge.css";
import "./notice.css";

const icons = { info: infoIcon, success: successIcon, warning: warningIcon, danger: errorIcon };

export interface NoticeProps {
  readonly tone: keyof typeof icons;
  readonly title?: string | undefined;
  readonly children?: ComponentChildren | undefined;
  /** A button or link that does something about it. */
  readonly action?: ComponentChildren | undefined;
  readonly onDismiss?: (() => void) | undefined;
}

/** Something that the person should know, in the flow of the page; a danger is announced at once. */
export function Notice({ tone, title, children, action, onDismiss }: NoticeProps) {
  return (
    <div class={`ui-notice ui-tone-${tone}`} role={tone === "danger" ? "alert" : "status"}>
      <Icon path={icons[tone]} />
      <div class="ui-notice-text">
        {title !== undefined && <strong>{title}</strong>}
        {children !== undefined && <div>{children}</div>}
        {action !== undefined && <div class="ui-notice-action">{action}</div>}
      </div>
      {onDismiss && <IconButton small icon={closeIcon} label={t("dismiss")} onClick={onDismiss} />}
    </div>
  );
}
