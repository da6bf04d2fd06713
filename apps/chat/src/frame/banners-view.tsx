import { Button } from "@conclave/ui/components/button";
import { refreshIcon } from "@conclave/ui/icons/action-icons";
import { Icon } from "@conclave/ui/icons/icon";
import { keyIcon, lockIcon } from "@conclave/ui/icons/people-icons";
import { offlineIcon } from "@conclave/ui/icons/status-icons";
import { useChat } from "../chat.ts";
import { NotificationOffer } from "../notifications/notification-offer-view.tsx";
import { newVersionIsThere } from "../shell/new-version.ts";
import { t } from "./messages.ts";

/** What holds for everything at once: no connection, a locked device, keys on their way back, another version of this page. */
export function Banners() {
  const { connection, session, encryption, unlockLater, navigation } = useChat();
  const { backup, restoring } = encryption.value;
  const route = navigation.route.value;
  // The repair itself says what is missing.
  const isRepairing = route.name === "settings" && route.section === "security";
  return (
    <div class="banners" aria-live="polite">
      {connection.value.state === "reconnecting" && (
        <p class="banner ui-tone-warning">
          <Icon path={offlineIcon} small />
          <span class="banner-text">{t("offline")}</span>
        </p>
      )}
      {session.value.state === "locked" && (
        <div class="banner ui-tone-info">
          <Icon path={lockIcon} small />
          <span class="banner-text">{t("locked")}</span>
          <Button
            small
            onClick={() => {
              unlockLater.value = false;
            }}
          >
            {t("locked-unlock")}
          </Button>
        </div>
      )}
      {session.value.state === "ready" && backup === "locked" && restoring === null && !isRepairing && (
        <div class="banner ui-tone-info">
          <Icon path={lockIcon} small />
          <span class="banner-text">{t("backup-locked")}</span>
          <Button small onClick={() => navigation.go({ name: "settings", section: "security" })}>
            {t("backup-unlock")}
          </Button>
        </div>
      )}
      {restoring !== null && (
        <p class="banner ui-tone-info">
          <Icon path={keyIcon} small />
          <span class="banner-text">
            {restoring.total === 0
              ? t("restoring")
              : t("restoring-count", { imported: restoring.imported, total: restoring.total })}
          </span>
        </p>
      )}
      {newVersionIsThere.value && (
        <div class="banner ui-tone-info">
          <Icon path={refreshIcon} small />
          <span class="banner-text">{t("new-version")}</span>
          <Button small onClick={() => globalThis.location.reload()}>
            {t("new-version-reload")}
          </Button>
        </div>
      )}
      <NotificationOffer />
    </div>
  );
}
