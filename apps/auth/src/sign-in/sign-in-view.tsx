import { Button } from "@conclave/ui/components/button";
import { PasswordField } from "@conclave/ui/components/password-field";
import { TextField } from "@conclave/ui/components/text-field";
import { FailureNotice } from "../forms/failure-notice.tsx";
import { SubmittedForm } from "../forms/submitted-form.tsx";
import { t } from "../messages.ts";
import type { Status } from "../server.ts";
import { chatAction, MessagePage } from "../shell/message-page.tsx";
import { Shell } from "../shell/shell.tsx";
import type { SignInModel } from "./sign-in-model.ts";

/** Signing in by name and password. */
export function SignInView({ model, status }: { model: SignInModel; status: Status }) {
  const { organisation } = status;
  if (model.expired.value) {
    return (
      <MessagePage
        title={t("sign-in.expired-title")}
        organisation={organisation}
        action={chatAction(t("sign-in.expired-action"))}
      >
        {t("sign-in.expired")}
      </MessagePage>
    );
  }
  const { form, user, password, missing } = model;
  return (
    <Shell title={t("sign-in.title")} organisation={organisation}>
      <SubmittedForm submit={model.submit}>
        <FailureNotice
          form={form}
          refused={
            form.failure.value?.kind === "refused" && form.failure.value.errcode === "M_FORBIDDEN"
              ? t("sign-in.wrong")
              : t("error.unknown")
          }
        />
        <TextField
          label={t("sign-in.user")}
          required
          literal
          focused
          name="username"
          autocomplete="username"
          maximumLength={255}
          after={status.server_name === undefined || user.value.startsWith("@") ? undefined : `:${status.server_name}`}
          value={user.value}
          error={missing.value.user ? t("error.required") : undefined}
          onInput={(value) => {
            user.value = value;
            const { user: _, ...rest } = missing.value;
            missing.value = rest;
          }}
        />
        <PasswordField
          label={t("account.password")}
          purpose="current"
          required
          value={password.value}
          error={missing.value.password ? t("error.required") : undefined}
          onInput={(value) => {
            password.value = value;
            const { password: _, ...rest } = missing.value;
            missing.value = rest;
          }}
        />
        <Button kind="primary" type="submit" wide busy={form.busy.value} held={form.wait.value > 0}>
          {t("sign-in.submit")}
        </Button>
      </SubmittedForm>
      <p class="shell-small">{t("sign-in.forgotten")}</p>
    </Shell>
  );
}
