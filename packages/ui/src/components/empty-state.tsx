import type { ComponentChildren } from "preact";
import { Icon } from "../icons/icon.tsx";
import "./empty-state.css";

export interface EmptyStateProps {
  readonly icon: string;
  readonly title: string;
  readonly children?: ComponentChildren | undefined;
  readonly action?: ComponentChildren | undefined;
}

/** Where there is nothing (yet): what would be here, and how to begin. */
export function EmptyState({ icon, title, children, action }: EmptyStateProps) {
  return (
    <div class="ui-empty">
      <span class="ui-empty-icon">
        <Icon path={icon} />
      </span>
      <h2>{title}</h2>
      {children !== undefined && <div class="ui-empty-text">{children}</div>}
      {action}
    </div>
  );
}
