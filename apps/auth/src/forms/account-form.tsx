import { TextField } from "@conclave/ui/components/text-field";
import { t } from "../messages.ts";
import { type AccountFields, asLocalpart } from "./account-fields.ts";
import { localpartProblemText, passwordProblemText } from "./field-problem-text.ts";
import { NewPasswordField } from "./new-password-field.tsx";

export interface AccountFormProps {
  readonly fields: AccountFields;
  readonly serverName: string;
  readonly organisation: string;
  readonly minimumLength: number;
  readonly onLocalpartLeft?: () => void;
  /** Known to be free. */
  readonly available?: boolean;
  readonly focused?: boolean;
}

/** The fields of an account that is being made: name, user name, password. */
export function AccountForm(props: AccountFormProps) {
  const { fields, serverName, minimumLength } = props;
  const { displayName, localpart, password, problems } = fields;
  const user = localpart.value === "" ? "" : `@${localpart.value}:${serverName || "…"}`;
  const key = props.available ? "account.localpart-available" : "account.localpart-preview";
  return (
    <>
      <TextField
        label={t("account.display-name")}
        hint={t("account.display-name-hint")}
        required={false}
        name="name"
        autocomplete="name"
        maximumLength={255}
        focused={props.focused ?? false}
        value={displayName.value}
        onInput={(value) => {
          displayName.value = value;
        }}
      />
      <TextField
        label={t("account.localpart")}
        hint={user === "" ? t("account.localpart-hint") : t(key, { user })}
        required
        literal
        name="username"
        autocomplete="username"
        maximumLength={200}
        value={localpart.value}
        error={localpartProblemText(problems.value.localpart)}
        onInput={(value) => {
          localpart.value = asLocalpart(value);
          const { localpart: _, ...rest } = problems.value;
          problems.value = rest;
        }}
        onBlur={props.onLocalpartLeft}
      />
      <NewPasswordField
        label={t("account.password")}
        minimumLength={minimumLength}
        own={[displayName.value, localpart.value, props.organisation]}
        value={password.value}
        error={passwordProblemText(problems.value.password, minimumLength)}
        onInput={(value) => {
          password.value = value;
          const { password: _, ...rest } = problems.value;
          problems.value = rest;
        }}
      />
    </>
  );
}
