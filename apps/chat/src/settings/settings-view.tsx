import { IconButton } from "@conclave/ui/components/icon-button";
import { Tabs } from "@conclave/ui/components/tabs";
import { closeIcon } from "@conclave/ui/icons/action-icons";
import { showToast } from "@conclave/ui/toasts/toast-list";
import { useChat } from "../chat.ts";
import { t as message } from "../message/messages.ts";
import { t as shared } from "../messages.ts";
import { deferred } from "../page/deferred.tsx";
import { type SettingsSection, settingsSections } from "../route.ts";
import { AppearanceSettings } from "./appearance-view.tsx";
import { DeviceSettings } from "./devices-view.tsx";
import { t } from "./messages.ts";
import { NotificationSettings } from "./notifications-view.tsx";
import { ProfileSettings } from "./profile-view.tsx";
import { SecuritySettings } from "./security-view.tsx";
import "./settings.css";

const OwnDataSettings = deferred(
  async () => (await import("../own-data/own-data-view.tsx")).OwnDataSettings,
  () => showToast(message("load-failed"), "warning"),
);

/** The settings, a tab for each part. */
export function SettingsView({ section }: { section: SettingsSection }) {
  const { navigation } = useChat();
  return (
    <div class="settings">
      <header class="settings-header">
        <h1>{t("title")}</h1>
        <span class="ui-edge-end">
          <IconButton icon={closeIcon} label={shared("close")} onClick={() => navigation.go({ name: "home" })} />
        </span>
      </header>
      <div class="settings-body">
        <Tabs
          label={t("title")}
          tabs={settingsSections.map((name) => ({ name, label: t(`section-${name}`) }))}
          selected={section}
          onSelect={(name) => navigation.go({ name: "settings", section: name })}
        >
          <div class="settings-section">
            {section === "profile" && <ProfileSettings />}
            {section === "appearance" && <AppearanceSettings />}
            {section === "notifications" && <NotificationSettings />}
            {section === "devices" && <DeviceSettings />}
            {section === "security" && <SecuritySettings />}
            {section === "data" && <OwnDataSettings />}
          </div>
        </Tabs>
      </div>
    </div>
  );
}
