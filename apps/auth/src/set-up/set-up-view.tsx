import { Button } from "@conclave/ui/components/button";
import { Checkbox } from "@conclave/ui/components/checkbox";
import { TextField } from "@conclave/ui/components/text-field";
import { failureOf } from "../failure.ts";
import { AccountForm } from "../forms/account-form.tsx";
import { FailureNotice } from "../forms/failure-notice.tsx";
import { SubmittedForm } from "../forms/submitted-form.tsx";
import { t } from "../messages.ts";
import type { Status } from "../server.ts";
import { chatAction, MessagePage } from "../shell/message-page.tsx";
import { Shell } from "../shell/shell.tsx";
import { FailedPage, LoadingPage } from "../shell/waiting-page.tsx";
import type { SetUpModel } from "./set-up-model.ts";

/** The command that makes a new set-up link. */
export const setUpLinkCommand = "npm run conclave -- setup-link";

/** Setting the organisation up. */
export function SetUpView({ model, status }: { model: SetUpModel; status: Status }) {
  if (status.set_up) {
    return (
      <MessagePage title={t("set-up.done-title")} organisation={status.organisation} action={chatAction()}>
        {t("set-up.done", { organisation: status.organisation ?? "Conclave" })}
      </MessagePage>
    );
  }
  const link = model.link.result.value;
  if (link.state === "loading") return <LoadingPage />;
  if (link.state === "failed") {
    const failure = failureOf(link.error);
    if (failure.kind !== "refused") return <FailedPage failure={failure} onRetry={model.link.load} />;
    return (
      <MessagePage title={t("set-up.unknown-title")} organisation={undefined} command={setUpLinkCommand}>
        {t("set-up.unknown")}
      </MessagePage>
    );
  }
  return <SetUpForm model={model} status={status} />;
}

function SetUpForm({ model, status }: { model: SetUpModel; status: Status }) {
  const { organisation, serverName, serverNameFinal, problems, form } = model;
  return (
    <Shell title={t("set-up.title")} organisation={undefined}>
      <p class="shell-quiet">{t("set-up.intro")}</p>
      <SubmittedForm submit={model.submit}>
        <TextField
          label={t("set-up.organisation")}
          hint={t("set-up.organisation-hint")}
          required
          focused
          name="organization"
          autocomplete="organization"
          maximumLength={100}
          value={organisation.value}
          error={problems.value.organisation ? t("error.required") : undefined}
          onInput={(value) => {
            organisation.value = value;
            const { organisation: _, ...rest } = problems.value;
            problems.value = rest;
          }}
        />
        <TextField
          label={t("set-up.server-name")}
          hint={t(model.serverNameFixed ? "set-up.server-name-fixed" : "set-up.server-name-hint")}
          required
          literal
          autocomplete="off"
          maximumLength={230}
          disabled={model.serverNameFixed}
          value={serverName.value}
          error={problems.value.serverName ? t("error.server-name-invalid") : undefined}
          onInput={(value) => {
            serverName.value = value.trim().toLowerCase();
            const { serverName: _, ...rest } = problems.value;
            problems.value = rest;
          }}
        />
        {!model.serverNameFixed && (
          <Checkbox
            label={t("set-up.server-name-final")}
            error={problems.value.serverNameFinal ? t("set-up.server-name-final-missing") : undefined}
            checked={serverNameFinal.value}
            onChange={(checked) => {
              serverNameFinal.value = checked;
              const { serverNameFinal: _, ...rest } = problems.value;
              problems.value = rest;
            }}
          />
        )}
        <fieldset>
          <legend>{t("set-up.you")}</legend>
          <AccountForm
            fields={model.account}
            serverName={serverName.value}
            organisation={organisation.value}
            minimumLength={status.password_minimum_length}
          />
        </fieldset>
        <FailureNotice form={form} />
        <Button kind="primary" type="submit" wide busy={form.busy.value} held={form.wait.value > 0}>
          {t("set-up.submit")}
        </Button>
      </SubmittedForm>
    </Shell>
  );
}
