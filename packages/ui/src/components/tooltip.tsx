import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import "./tooltip.css";

/**
 * Shows a name or a hint while what it wraps is hovered or has the keyboard's focus; Escape hides it (WCAG 2.2, 1.4.13).
 * It is only for those who see: what it says must also be in the label of what it wraps.
 */
export function Tooltip({ text, children }: { text: string; children: ComponentChildren }) {
  const [hidden, setHidden] = useState(false);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only listens to what the wrapped control does.
    <span
      class={hidden ? "ui-tooltip ui-tooltip-hidden" : "ui-tooltip"}
      onKeyDown={(event) => event.key === "Escape" && setHidden(true)}
      onMouseLeave={() => setHidden(false)}
      onFocusOut={() => setHidden(false)}
    >
      {children}
      <span class="ui-tooltip-text" aria-hidden="true">
        {text}
      </span>
    </span>
  );
}
