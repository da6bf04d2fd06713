import { useId } from "preact/hooks";
import { describedBy, Field, type FieldTexts } from "./field.tsx";
import "./select.css";

export interface SelectProps<Value extends string> extends FieldTexts {
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly onChange: (value: Value) => void;
  readonly disabled?: boolean | undefined;
}

/** A choice of one among a few, by the browser's own control. */
export function Select<Value extends string>(props: SelectProps<Value>) {
  const id = useId();
  return (
    <Field id={id} {...props}>
      <select
        id={id}
        class="ui-input ui-select"
        value={props.value}
        disabled={props.disabled}
        aria-describedby={describedBy(id, props)}
        aria-invalid={props.error !== undefined}
        onChange={(event) => {
          const chosen = props.options[event.currentTarget.selectedIndex];
          if (chosen) props.onChange(chosen.value);
        }}
      >
        {props.options.map((option) => (
          <option key={option.value} value={option.value} selected={option.value === props.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  );
}
