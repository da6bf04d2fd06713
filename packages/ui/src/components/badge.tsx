import type { ComponentChildren } from "preact";
import { formatNumber } from "../i18n/format.ts";
import { t } from "../i18n/kit-messages.ts";
import "./badge.css";

export type Tone = "neutral" | "accent" | "info" | "success" | "warning" | "danger";

/** A word about a thing's state. */
export function Badge({ tone = "neutral", children }: { tone?: Tone; children: ComponentChildren }) {
  return <span class={`ui-badge ui-tone-${tone}`}>{children}</span>;
}

/** How many are unread: nothing for 0, `99+` from a hundred. `loud` for what addresses the reader. */
export function CountBadge({ count, loud = false }: { count: number; loud?: boolean }) {
  if (count <= 0) return null;
  return (
    <span class={loud ? "ui-count ui-count-loud" : "ui-count"} role="img" aria-label={t("unread", { count })}>
      {count > 99 ? "99+" : formatNumber(count)}
    </span>
  );
}
