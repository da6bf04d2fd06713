import type { ComponentChildren } from "preact";
import "./visually-hidden.css";

/** A text for those who hear the page. */
export function VisuallyHidden({ children }: { children: ComponentChildren }) {
  return <span class="ui-visually-hidden">{children}</span>;
}
