import { t } from "../i18n/kit-messages.ts";
import "./spinner.css";

/** Something is going on, and nobody knows how long it takes. */
export function Spinner({ label = t("loading"), small = false }: { label?: string; small?: boolean }) {
  return <span class={small ? "ui-spinner ui-spinner-small" : "ui-spinner"} role="status" aria-label={label} />;
}
