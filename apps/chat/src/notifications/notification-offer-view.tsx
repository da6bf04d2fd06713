import { Button } from "@conclave/ui/components/button";
import { Icon } from "@conclave/ui/icons/icon";
import { bellIcon } from "@conclave/ui/icons/room-icons";
import { useChat } from "../chat.ts";
import { t } from "./messages.ts";
import { useNotificationDeeds } from "./use-notification-deeds.ts";

/** Offers notifications once, until the person has chosen. The browser's own question comes only after a click. */
export function NotificationOffer() {
  const { notifications, session } = useChat();
  const { choose, allow } = useNotificationDeeds();
  const { on, permission } = notifications.value;
  if (on !== null || session.value.state !== "ready" || permission === "denied" || permission === "unsupported")
    return null;
  return (
    <div class="banner ui-tone-info">
      <Icon path={bellIcon} small />
      <span class="banner-text">{t("offer")}</span>
      <Button small onClick={allow}>
        {t("offer-on")}
      </Button>
      <Button small onClick={() => choose({ on: false })}>
        {t("offer-later")}
      </Button>
    </div>
  );
}
