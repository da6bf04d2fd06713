import type { ComponentChildren } from "preact";
import { t } from "../i18n/kit-messages.ts";
import { Icon } from "../icons/icon.tsx";
import { errorIcon } from "../icons/status-icons.ts";
import "./field.css";

/** What every field says around its control. */
export interface FieldTexts {
  readonly label: string;
  /** What to enter, or why it is asked; always visible. */
  readonly hint?: ComponentChildren | undefined;
  /** What is wrong with what was entered, and how to mend it; announced when it appears. */
  readonly error?: string | undefined;
  readonly required?: boolean | undefined;
}

/** The identifiers of a field's hint and error, for the control's `aria-describedby`. */
export function describedBy(id: string, { hint, error }: FieldTexts): string | undefined {
  const ids = [hint !== undefined && `${id}-hint`, error !== undefined && `${id}-error`].filter(Boolean);
  return ids.length === 0 ? undefined : ids.join(" ");
}

/** A label above a control, a hint and an error below it. */
export function Field(props: FieldTexts & { id: string; children: ComponentChildren }) {
  const { id, label, hint, error, required } = props;
  return (
    <div class="ui-field">
      <label class="ui-field-label" for={id}>
        {label}
        {required === false && <span class="ui-field-optional"> ({t("optional")})</span>}
      </label>
      {props.children}
      {hint !== undefined && (
        <div class="ui-field-hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      <div class="ui-field-error" id={`${id}-error`} aria-live="polite">
        {error !== undefined && (
          <>
            <Icon path={errorIcon} small />
            {error}
          </>
        )}
      </div>
    </div>
  );
}
