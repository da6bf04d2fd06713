import type { SendState } from "@conclave/client/snapshots/timeline-item";
import { Button } from "@conclave/ui/components/button";
import { IconButton } from "@conclave/ui/components/icon-button";
import { ProgressBar } from "@conclave/ui/components/progress-bar";
import { formatNumber } from "@conclave/ui/i18n/format";
import { closeIcon } from "@conclave/ui/icons/action-icons";
import { Icon } from "@conclave/ui/icons/icon";
import { clockIcon, errorIcon } from "@conclave/ui/icons/status-icons";
import { showToast } from "@conclave/ui/toasts/toast-list";
import { useChat } from "../chat.ts";
import { failureOf, failureText } from "../failure.ts";
import { t as shared } from "../messages.ts";
import { t } from "./messages.ts";

interface SendStateProps {
  readonly roomId: string;
  readonly itemKey: string;
  readonly sending: SendState;
}

/** The truth about an own message on its way; nothing once the server has it. */
export function SendStateLine({ roomId, itemKey, sending }: SendStateProps) {
  const { commands } = useChat();
  const attempt = async (act: () => Promise<void>) => {
    try {
      await act();
    } catch (error) {
      showToast(failureText(failureOf(error)), "warning");
    }
  };
  const discard = () => void attempt(() => commands.discardSend(roomId, itemKey));
  switch (sending.state) {
    case "sent":
      return null;
    case "waiting":
    case "sending":
      return (
        <p class="send-state">
          <Icon path={clockIcon} small />
          {t(sending.state)}
          {sending.state === "waiting" && <IconButton small icon={closeIcon} label={t("discard")} onClick={discard} />}
        </p>
      );
    case "uploading":
      return (
        <div class="send-state send-state-upload">
          <ProgressBar value={sending.progress} label={t("uploading")} />
          <span class="send-state-percent">{formatNumber(Math.round(sending.progress * 100))} %</span>
          <IconButton small icon={closeIcon} label={t("cancel-upload")} onClick={discard} />
        </div>
      );
    case "lost":
      return (
        <div class="send-state send-state-failed">
          <span class="send-state-reason">
            <Icon path={errorIcon} small />
            {t("lost")}
          </span>
          <Button small kind="quiet" onClick={discard}>
            {t("discard")}
          </Button>
        </div>
      );
    case "failed":
      return (
        <div class="send-state send-state-failed" role="alert">
          <span class="send-state-reason">
            <Icon path={errorIcon} small />
            {t("not-sent", { reason: failureText(sending.failure) })}
          </span>
          <Button small onClick={() => void attempt(() => commands.retrySend(roomId, itemKey))}>
            {shared("retry")}
          </Button>
          <Button small kind="quiet" onClick={discard}>
            {t("discard")}
          </Button>
        </div>
      );
  }
}
