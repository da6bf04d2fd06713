import { Button } from "@conclave/ui/components/button";
import { formatDateTime } from "@conclave/ui/i18n/format";
import { failureOf } from "../failure.ts";
import { AccountForm } from "../forms/account-form.tsx";
import { FailureNotice } from "../forms/failure-notice.tsx";
import { SubmittedForm } from "../forms/submitted-form.tsx";
import { t } from "../messages.ts";
import type { Status } from "../server.ts";
import { chatAction, MessagePage } from "../shell/message-page.tsx";
import { Shell } from "../shell/shell.tsx";
import { FailedPage, LoadingPage } from "../shell/waiting-page.tsx";
import type { Invitation, InvitationModel } from "./invitation-model.ts";

/** Joining by an invitation, or why that is not possible. */
export function InvitationView({ model, status }: { model: InvitationModel; status: Status }) {
  const { organisation } = status;
  const loaded = model.invitation.result.value;
  if (loaded.state === "loading") return <LoadingPage />;
  if (loaded.state === "failed") {
    const failure = failureOf(loaded.error);
    if (failure.kind !== "refused") {
      return <FailedPage failure={failure} organisation={organisation} onRetry={model.invitation.load} />;
    }
    return (
      <MessagePage title={t("invitation.unknown-title")} organisation={organisation}>
        {t("invitation.unknown")}
      </MessagePage>
    );
  }
  const { state } = loaded.value;
  if (state !== "open") {
    return (
      <MessagePage title={t(`invitation.${state}-title`)} organisation={organisation} action={chatAction()}>
        {t(`invitation.${state}`)}
      </MessagePage>
    );
  }
  return <AcceptForm model={model} status={status} invitation={loaded.value} />;
}

function AcceptForm({ model, status, invitation }: { model: InvitationModel; status: Status; invitation: Invitation }) {
  const { account, form } = model;
  const { organisation } = invitation;
  return (
    <Shell title={t("invitation.title", { organisation })} organisation={organisation}>
      <p class="shell-quiet">
        {invitation.invited_by === undefined
          ? t("invitation.intro", { organisation })
          : t("invitation.intro-by", { name: invitation.invited_by, organisation })}
      </p>
      <p class="shell-small">{t("invitation.expires", { time: formatDateTime(invitation.expires_ts) })}</p>
      <SubmittedForm submit={model.submit}>
        <AccountForm
          focused
          fields={account}
          serverName={invitation.server_name}
          organisation={organisation}
          minimumLength={status.password_minimum_length}
          available={model.available.value}
          onLocalpartLeft={model.checkLocalpart}
        />
        <FailureNotice form={form} />
        <Button kind="primary" type="submit" wide busy={form.busy.value} held={form.wait.value > 0}>
          {t("invitation.submit")}
        </Button>
      </SubmittedForm>
    </Shell>
  );
}
