import type { ComponentChildren } from "preact";
import "./panel.css";

/** A surface that holds one subject; with a title it is a section of the page. */
export function Panel({
  title,
  action,
  children,
}: {
  title?: string;
  action?: ComponentChildren;
  children: ComponentChildren;
}) {
  return (
    <section class="ui-panel">
      {title !== undefined && (
        <header class="ui-panel-header">
          <h2>{title}</h2>
          {action}
        </header>
      )}
      {children}
    </section>
  );
}
