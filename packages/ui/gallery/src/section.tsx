import { Panel } from "@conclave/ui/components/panel";
import type { ComponentChildren } from "preact";

/** A titled part of the gallery. */
export function Section({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <Panel title={title}>
      <div class="gallery-section">{children}</div>
    </Panel>
  );
}

/** States side by side. */
export function Row({ children }: { children: ComponentChildren }) {
  return <div class="gallery-row">{children}</div>;
}
