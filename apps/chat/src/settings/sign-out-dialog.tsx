import { Notice } from "@conclave/ui/components/notice";
import { useChat } from "../chat.ts";
import { ActionDialog } from "../page/action-dialog.tsx";
import { useAction } from "../page/use-action.ts";
import { t } from "./messages.ts";

/** Asks before this device is signed out, and says what would be lost. */
export function SignOutDialog({ onClose }: { onClose: () => void }) {
  const { commands, encryption, session, navigation } = useChat();
  const action = useAction();
  const { state } = session.value;
  const safe = state === "ready" && encryption.value.backup === "active" && encryption.value.deviceVerified;
  // Before the first key was made, there is nothing yet that could be lost.
  const unsafe = !safe && state !== "recovery-set-up";
  return (
    <ActionDialog
      title={t("sign-out-title")}
      submit={t("sign-out")}
      danger
      action={action}
      onSubmit={() =>
        void action.run(async () => {
          await commands.signOut();
          navigation.go({ name: "home" });
          onClose();
        })
      }
      onClose={onClose}
    >
      <p>{t("sign-out-text")}</p>
      {safe && <p>{t("sign-out-safe")}</p>}
      {unsafe && (
        <Notice tone="warning" title={t("sign-out-unsafe-title")}>
          {t("sign-out-unsafe")}
        </Notice>
      )}
    </ActionDialog>
  );
}
