import type { NotificationSettings } from "@conclave/client/snapshots/notification-snapshot";
import { showToast } from "@conclave/ui/toasts/toast-list";
import { useChat } from "../chat.ts";
import { failureOf, failureText } from "../failure.ts";
import { t } from "./messages.ts";

/** What one can choose about notifications; a refusal is told. */
export function useNotificationDeeds(): {
  readonly choose: (change: Partial<NotificationSettings>) => void;
  /** To be called in a click: the browser then asks. */
  readonly allow: () => void;
  /** The same; resolves when it is on or off, or was refused. */
  readonly chooseWhenClosed: (on: boolean) => Promise<void>;
} {
  const { commands } = useChat();
  const attempt = (deed: Promise<void>) => {
    deed.catch((error: unknown) => showToast(failureText(failureOf(error)), "warning"));
  };
  return {
    choose: (change) => attempt(commands.setNotifications(change)),
    allow: () => attempt(commands.allowNotifications()),
    async chooseWhenClosed(on) {
      try {
        await commands.notifyWhenClosed(on);
      } catch (error) {
        const failure = failureOf(error);
        if (failure.code === "forbidden") showToast(t("closed-forbidden"), "warning");
        else if (failure.code === "unexpected") showToast(t("closed-failed"), "warning");
        else showToast(failureText(failure), "warning");
      }
    },
  };
}
