import { t } from "../messages.ts";
import type { Status } from "../server.ts";
import { setUpLinkCommand } from "../set-up/set-up-view.tsx";
import { chatAction, MessagePage } from "../shell/message-page.tsx";

/** The page without a link: the way to the chat, or to setting up. */
export function StartView({ status }: { status: Status }) {
  if (!status.set_up) {
    return (
      <MessagePage title={t("not-set-up.title")} organisation={undefined} command={setUpLinkCommand}>
        {t("not-set-up.text")}
      </MessagePage>
    );
  }
  const organisation = status.organisation ?? "Conclave";
  return (
    <MessagePage title={t("start.title", { organisation })} organisation={organisation} action={chatAction()}>
      {t("start.text")}
    </MessagePage>
  );
}
