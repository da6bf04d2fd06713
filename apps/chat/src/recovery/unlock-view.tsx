import type { LockedSession } from "@conclave/client/snapshots/session-snapshot";
import { Button } from "@conclave/ui/components/button";
import { Notice } from "@conclave/ui/components/notice";
import { deviceIcon } from "@conclave/ui/icons/people-icons";
import { useState } from "preact/hooks";
import { useChat } from "../chat.ts";
import { failureOf, failureText } from "../failure.ts";
import { CardPage } from "../page/card-page.tsx";
import { t } from "./messages.ts";
import { RecoveryKeyForm } from "./recovery-key-form.tsx";
import "./unlock.css";

/** A new device of an account that has messages: open them with the recovery key, or by another device. */
export function UnlockPage({ session }: { session: LockedSession }) {
  const { dialog, unlockLater } = useChat();
  const { recoveryKeyExists, otherDeviceExists } = session;
  return (
    <CardPage title={t("unlock-title")}>
      {recoveryKeyExists || otherDeviceExists ? (
        <p class="card-page-text">{t("unlock-text")}</p>
      ) : (
        <Notice tone="warning">{t("unlock-impossible")}</Notice>
      )}
      {recoveryKeyExists && <RecoveryKeyForm focused />}
      {recoveryKeyExists && otherDeviceExists && <p class="unlock-or">{t("unlock-or")}</p>}
      {otherDeviceExists && <OtherDeviceButton />}
      <div class="card-page-foot">
        <Button
          kind="quiet"
          onClick={() => {
            unlockLater.value = true;
          }}
        >
          {t("unlock-later")}
        </Button>
        <Button
          kind="quiet"
          onClick={() => {
            dialog.value = { name: "reset-identity" };
          }}
        >
          {t("unlock-lost")}
        </Button>
        <Button
          kind="quiet"
          onClick={() => {
            dialog.value = { name: "sign-out" };
          }}
        >
          {t("sign-out")}
        </Button>
      </div>
    </CardPage>
  );
}

function OtherDeviceButton() {
  const { commands } = useChat();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const begin = async () => {
    setBusy(true);
    setProblem(null);
    try {
      await commands.startOwnVerification();
    } catch (error) {
      setProblem(failureText(failureOf(error)));
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      {problem !== null && <Notice tone="danger">{problem}</Notice>}
      <Button icon={deviceIcon} wide busy={busy} onClick={begin}>
        {t("unlock-by-device")}
      </Button>
    </>
  );
}
