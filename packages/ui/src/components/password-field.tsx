import { useId, useState } from "preact/hooks";
import { t } from "../i18n/kit-messages.ts";
import { hideIcon, showIcon } from "../icons/status-icons.ts";
import { describedBy, Field, type FieldTexts } from "./field.tsx";
import { IconButton } from "./icon-button.tsx";

export interface PasswordFieldProps extends FieldTexts {
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly onBlur?: (() => void) | undefined;
  /** `current` offers what the password store has, `new` makes it propose one. */
  readonly purpose: "current" | "new";
  readonly disabled?: boolean | undefined;
}

/** A field for a password, with an eye that shows what was typed. */
export function PasswordField(props: PasswordFieldProps) {
  const id = useId();
  const [shown, setShown] = useState(false);
  return (
    <Field id={id} {...props}>
      <div class="ui-input-frame">
        <input
          id={id}
          class="ui-input"
          // The types allow an input only one type for its life; the browser lets it change.
          type={(shown ? "text" : "password") as "text"}
          name="password"
          value={props.value}
          autocomplete={`${props.purpose}-password`}
          autocapitalize="none"
          spellcheck={false}
          disabled={props.disabled}
          aria-required={props.required}
          aria-invalid={props.error !== undefined}
          aria-describedby={describedBy(id, props)}
          onInput={(event) => props.onInput(event.currentTarget.value)}
          onBlur={props.onBlur}
        />
        <IconButton
          small
          icon={shown ? hideIcon : showIcon}
          label={shown ? t("hide-password") : t("show-password")}
          onClick={() => setShown(!shown)}
        />
      </div>
    </Field>
  );
}
