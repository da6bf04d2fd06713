import type { UndecryptableItem } from "@conclave/client/snapshots/timeline-item";
import { Icon } from "@conclave/ui/icons/icon";
import { lockIcon } from "@conclave/ui/icons/people-icons";
import { useChat } from "../chat.ts";
import { t } from "./messages.ts";

/** A message that can't be read here, with the reason, and the way where there is one. */
export function UndecryptableBody({ reason }: { reason: UndecryptableItem["reason"] }) {
  const { session, unlockLater } = useChat();
  return (
    <p class="message-quiet">
      <Icon path={lockIcon} small />
      <span>
        {t(`undecryptable-${reason}`)}{" "}
        {(reason === "device-locked" || reason === "device-unverified") && session.value.state === "locked" && (
          <button
            type="button"
            class="text-button"
            onClick={() => {
              unlockLater.value = false;
            }}
          >
            {t("unlock")}
          </button>
        )}
      </span>
    </p>
  );
}
