import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import "./checkbox.css";

export interface CheckboxProps {
  readonly label: ComponentChildren;
  readonly hint?: ComponentChildren | undefined;
  /** What is wrong; announced when it appears. */
  readonly error?: string | undefined;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly disabled?: boolean | undefined;
}

/** A box to tick: takes effect when the form is sent. */
export function Checkbox(props: CheckboxProps) {
  return <Toggle {...props} look="ui-checkbox" />;
}

/** A switch: takes effect at once. */
export function Switch(props: CheckboxProps) {
  return <Toggle {...props} look="ui-switch" />;
}

function Toggle({ label, hint, error, checked, onChange, disabled, look }: CheckboxProps & { look: string }) {
  const id = useId();
  return (
    <div class="ui-toggle">
      <input
        id={id}
        class={look}
        type="checkbox"
        role={look === "ui-switch" ? "switch" : undefined}
        checked={checked}
        disabled={disabled}
        aria-invalid={error !== undefined}
        aria-describedby={[hint !== undefined && `${id}-hint`, `${id}-error`].filter(Boolean).join(" ")}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <label for={id}>{label}</label>
      {hint !== undefined && (
        <div class="ui-toggle-hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      <div class="ui-toggle-error" id={`${id}-error`} aria-live="polite">
        {error}
      </div>
    </div>
  );
}
