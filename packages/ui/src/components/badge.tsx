import type { ComponentChildren } from "preact";
import { formatNumber } from "../i18n/format.ts";
import { t } from "../i18n/kit-messages.ts";
import { classNames } from "../styles/class-names.ts";
import "./badge.css";

export type Tone = "neutral" | "accent" | "info" | "success" | "warning" | "danger";

/** A word about a thing's state. */
export function Badge({ tone = "neutral", children }: { tone?: Tone; children: ComponentChildren }) {
  return <span class={`ui-badge ui-tone-${tone}`}>{children}</span>;
}

interface CountBadgeProps {
  readonly count: number;
  /** It addresses the reader. */
  readonly loud?: boolean;
  /** It was so when it was last known, and may be otherwise by now. */
  readonly earlier?: boolean;
}

/** How many are unread: nothing for 0, `99+` from a hundred. */
export function CountBadge({ count, loud = false, earlier = false }: CountBadgeProps) {
  if (count <= 0) return null;
  return (
    <span
      class={classNames("ui-count", earlier ? "ui-count-earlier" : loud && "ui-count-loud")}
      role="img"
      aria-label={t(earlier ? "unread-earlier" : "unread", { count })}
    >
      {count > 99 ? "99+" : formatNumber(count)}
    </span>
  );
}
