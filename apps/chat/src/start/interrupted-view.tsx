import type { Failure } from "@conclave/client/failure";
import { Button } from "@conclave/ui/components/button";
import { useState } from "preact/hooks";
import { useChat } from "../chat.ts";
import { failureText } from "../failure.ts";
import { t as shared } from "../messages.ts";
import { CardPage } from "../page/card-page.tsx";
import { t } from "./messages.ts";

/** The code of the client could not be fetched. */
export function LoadFailedPage({ onRetry }: { onRetry: () => void }) {
  return (
    <CardPage title={t("load-failed-title")}>
      <p class="card-page-text" role="alert">
        {shared("failure-offline")}
      </p>
      <Button kind="primary" wide onClick={onRetry}>
        {shared("retry")}
      </Button>
    </CardPage>
  );
}

/** A view of ours failed: a defect. What is stored isn't touched by it. */
export function CrashPage() {
  return (
    <CardPage title={t("crash-title")}>
      <p class="card-page-text" role="alert">
        {t("crash-text")}
      </p>
      <Button kind="primary" wide onClick={() => globalThis.location.reload()}>
        {t("crash-reload")}
      </Button>
    </CardPage>
  );
}

/** The session could not be taken up. */
export function StartFailedPage({ failure }: { failure: Failure }) {
  const { commands, dialog } = useChat();
  return (
    <CardPage title={t("start-failed-title")}>
      <p class="card-page-text" role="alert">
        {failureText(failure)}
      </p>
      {failure.detail !== undefined && (
        <p class="card-page-text">
          <code>{failure.detail}</code>
        </p>
      )}
      <p class="card-page-text">{t("start-failed-kept")}</p>
      <Button kind="primary" wide onClick={() => void commands.start()}>
        {shared("retry")}
      </Button>
      <div class="card-page-foot">
        <Button
          kind="quiet"
          onClick={() => {
            dialog.value = { name: "sign-out" };
          }}
        >
          {t("start-failed-sign-out")}
        </Button>
      </div>
    </CardPage>
  );
}

/** Another tab runs the session. */
export function OtherTabPage() {
  const { commands } = useChat();
  const [asked, setAsked] = useState(false);
  return (
    <CardPage title={t("other-tab-title")}>
      <p class="card-page-text">{t("other-tab-text")}</p>
      <Button
        kind="primary"
        wide
        busy={asked}
        onClick={() => {
          setAsked(true);
          void commands.useHere();
        }}
      >
        {t("other-tab-use-here")}
      </Button>
    </CardPage>
  );
}
