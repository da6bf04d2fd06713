import { PasswordField } from "@conclave/ui/components/password-field";
import { t } from "../messages.ts";
import { passwordStrength } from "./password-strength.ts";
import "./new-password-field.css";

export interface NewPasswordFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly error: string | undefined;
  readonly minimumLength: number;
  readonly own: readonly string[];
}

/** A field for a password that is being chosen: the policy before, the strength while typing. */
export function NewPasswordField({ label, value, onInput, error, minimumLength, own }: NewPasswordFieldProps) {
  const strength = passwordStrength(value, minimumLength, own);
  return (
    <div class="new-password">
      <PasswordField
        label={label}
        purpose="new"
        required
        value={value}
        onInput={onInput}
        error={error}
        hint={t("account.password-hint", { length: minimumLength })}
      />
      {value !== "" && (
        <div class={`new-password-strength new-password-strength-${strength}`}>
          <meter min={0} max={4} value={strength} aria-label={t("strength.label")} />
          <span aria-live="polite">{t(`strength.${strength}`)}</span>
        </div>
      )}
    </div>
  );
}
