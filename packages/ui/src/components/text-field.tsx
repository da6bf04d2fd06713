import { useEffect, useId, useRef } from "preact/hooks";
import { describedBy, Field, type FieldTexts } from "./field.tsx";

export interface TextFieldProps extends FieldTexts {
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly onBlur?: (() => void) | undefined;
  readonly type?: "text" | "search" | "url" | "number" | "date" | "time" | "datetime-local" | undefined;
  readonly name?: string | undefined;
  readonly placeholder?: string | undefined;
  /** As HTML's `autocomplete`: "username", "off" ... */
  readonly autocomplete?: string | undefined;
  readonly maximumLength?: number | undefined;
  readonly minimum?: number | undefined;
  readonly maximum?: number | undefined;
  readonly disabled?: boolean | undefined;
  /** A fixed text before or after what is typed: `@`, `:example.org`. */
  readonly before?: string | undefined;
  readonly after?: string | undefined;
  /** Several lines. */
  readonly multiline?: boolean | undefined;
  /** No capitals, no spelling: for names that a machine reads. */
  readonly literal?: boolean | undefined;
  /** Takes the focus when it appears. */
  readonly focused?: boolean | undefined;
}

/** A field for text. */
export function TextField(props: TextFieldProps) {
  const id = useId();
  const control = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  useEffect(() => {
    if (props.focused) control.current?.focus();
  }, [props.focused]);
  const shared = {
    ref: control,
    id,
    class: "ui-input",
    value: props.value,
    name: props.name,
    placeholder: props.placeholder,
    maxLength: props.maximumLength,
    disabled: props.disabled,
    "aria-required": props.required,
    "aria-invalid": props.error !== undefined,
    "aria-describedby": describedBy(id, props),
    onBlur: props.onBlur,
    // A dialog that opens looks for it; elsewhere the effect above does.
    autofocus: props.focused,
    // Preact sets the property, which is a boolean where a browser has it, though its types know the attribute's words only.
    ...(props.literal
      ? { autocapitalize: "none" as const, spellcheck: false, autocorrect: false as unknown as "off" }
      : {}),
  };
  return (
    <Field id={id} {...props}>
      <div class="ui-input-frame">
        {props.before !== undefined && <span class="ui-input-affix">{props.before}</span>}
        {props.multiline ? (
          <textarea {...shared} onInput={(event) => props.onInput(event.currentTarget.value)} />
        ) : (
          <input
            {...shared}
            // The types describe each type of input apart; what we set is common to all.
            type={(props.type ?? "text") as "text"}
            autocomplete={props.autocomplete}
            min={props.minimum}
            max={props.maximum}
            onInput={(event) => props.onInput(event.currentTarget.value)}
          />
        )}
        {props.after !== undefined && <span class="ui-input-affix">{props.after}</span>}
      </div>
    </Field>
  );
}
