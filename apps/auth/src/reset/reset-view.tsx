import { Button } from "@conclave/ui/components/button";
import { failureOf } from "../failure.ts";
import { FailureNotice } from "../forms/failure-notice.tsx";
import { passwordProblemText } from "../forms/field-problem-text.ts";
import { NewPasswordField } from "../forms/new-password-field.tsx";
import { SubmittedForm } from "../forms/submitted-form.tsx";
import { t } from "../messages.ts";
import type { Status } from "../server.ts";
import { MessagePage } from "../shell/message-page.tsx";
import { Shell } from "../shell/shell.tsx";
import { FailedPage, LoadingPage } from "../shell/waiting-page.tsx";
import type { ResetModel } from "./reset-model.ts";

/** Setting a new password. */
export function ResetView({ model, status }: { model: ResetModel; status: Status }) {
  const { organisation } = status;
  const loaded = model.link.result.value;
  if (loaded.state === "loading") return <LoadingPage />;
  if (loaded.state === "failed") {
    const failure = failureOf(loaded.error);
    if (failure.kind !== "refused") {
      return <FailedPage failure={failure} organisation={organisation} onRetry={model.link.load} />;
    }
    return (
      <MessagePage title={t("reset.unknown-title")} organisation={organisation}>
        {t("reset.unknown")}
      </MessagePage>
    );
  }
  const { user_id: userId, display_name: displayName } = loaded.value;
  const { form, password, problem } = model;
  return (
    <Shell title={t("reset.title")} organisation={organisation}>
      <p class="shell-quiet">
        {t("reset.intro", { name: displayName === undefined ? userId : `${displayName} (${userId})` })}
      </p>
      <SubmittedForm submit={model.submit}>
        {/* For the password store: whose password this is. */}
        <input type="text" name="username" autocomplete="username" value={userId} readOnly hidden />
        <NewPasswordField
          label={t("account.password-new")}
          minimumLength={status.password_minimum_length}
          own={[userId, displayName ?? "", organisation ?? ""]}
          value={password.value}
          error={passwordProblemText(problem.value, status.password_minimum_length)}
          onInput={(value) => {
            password.value = value;
            problem.value = undefined;
          }}
        />
        <FailureNotice form={form} />
        <Button kind="primary" type="submit" wide busy={form.busy.value} held={form.wait.value > 0}>
          {t("reset.submit")}
        </Button>
      </SubmittedForm>
    </Shell>
  );
}
