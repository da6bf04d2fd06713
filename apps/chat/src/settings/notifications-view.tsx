import { Switch } from "@conclave/ui/components/checkbox";
import { Notice } from "@conclave/ui/components/notice";
import { TextField } from "@conclave/ui/components/text-field";
import { useState } from "preact/hooks";
import { useChat } from "../chat.ts";
import { clockTime, minuteOf } from "../notifications/clock-time.ts";
import { t } from "../notifications/messages.ts";
import { useNotificationDeeds } from "../notifications/use-notification-deeds.ts";

/** From ten in the evening until seven, until the person says otherwise. */
const usualQuietHours = { from: 22 * 60, until: 7 * 60 };

/** Whether this device notifies, of what, and when. */
export function NotificationSettings() {
  const { notifications } = useChat();
  const { choose, allow, chooseWhenClosed } = useNotificationDeeds();
  const [, drawAgain] = useState({});
  const { permission, on, hideContent, quietHours, whenClosed } = notifications.value;
  const possible = permission === "granted" || permission === "not-asked";
  const isOn = on === true && permission === "granted";
  return (
    <div class="settings-form">
      {!possible && (
        <Notice tone="warning" title={t(permission)}>
          {t(`${permission}-text`)}
        </Notice>
      )}
      <Switch
        label={t("on")}
        hint={t("on-hint")}
        checked={isOn}
        disabled={!possible}
        onChange={(wanted) => {
          if (wanted) allow();
          else choose({ on: false });
          // The browser's question may be waved away, and then nothing is on.
          drawAgain({});
        }}
      />
      <Switch
        label={t("closed")}
        hint={t(whenClosed === "unsupported" || whenClosed === "not-offered" ? `closed-${whenClosed}` : "closed-hint")}
        checked={isOn && whenClosed === "on"}
        disabled={!isOn || (whenClosed !== "on" && whenClosed !== "off")}
        onChange={(wanted) => void chooseWhenClosed(wanted).then(() => drawAgain({}))}
      />
      <Switch
        label={t("hide-content")}
        hint={t("hide-content-hint")}
        checked={hideContent}
        disabled={!isOn}
        onChange={(wanted) => choose({ hideContent: wanted })}
      />
      <Switch
        label={t("quiet")}
        hint={t("quiet-hint")}
        checked={quietHours !== null}
        disabled={!isOn}
        onChange={(wanted) => choose({ quietHours: wanted ? usualQuietHours : null })}
      />
      {quietHours !== null && (
        <div class="settings-times">
          {(["from", "until"] as const).map((end) => (
            <TextField
              key={end}
              type="time"
              label={t(`quiet-${end}`)}
              value={clockTime(quietHours[end])}
              disabled={!isOn}
              onInput={(text) => {
                const minute = minuteOf(text);
                if (minute !== null) choose({ quietHours: { ...quietHours, [end]: minute } });
              }}
            />
          ))}
        </div>
      )}
      <p class="settings-quiet">{t("rooms-hint")}</p>
    </div>
  );
}
