import { Button } from "@conclave/ui/components/button";
import { Switch } from "@conclave/ui/components/checkbox";
import { Notice } from "@conclave/ui/components/notice";
import { Icon } from "@conclave/ui/icons/icon";
import { keyIcon, shieldIcon, verifiedIcon } from "@conclave/ui/icons/people-icons";
import { warningIcon } from "@conclave/ui/icons/status-icons";
import { useChat } from "../chat.ts";
import { failureText } from "../failure.ts";
import { useAction } from "../page/use-action.ts";
import { RecoveryKeyForm } from "../recovery/recovery-key-form.tsx";
import { t } from "./messages.ts";

/** Whether this device is trusted, and whether messages would survive its loss. */
export function SecuritySettings() {
  const { commands, encryption, keySharing, session, self, unlockLater } = useChat();
  const choosing = useAction();
  const { deviceVerified, backup } = encryption.value;
  const { onlyVerifiedDevices, policy } = keySharing.value;
  const locked = session.value.state === "locked";
  const state = session.value;
  return (
    <>
      <ul class="security">
        <SecurityFact
          good={deviceVerified}
          icon={deviceVerified ? verifiedIcon : shieldIcon}
          title={t(deviceVerified ? "device-trusted" : "device-untrusted")}
          text={t(deviceVerified ? "device-trusted-text" : "device-untrusted-text")}
        />
        <SecurityFact
          good={backup === "active"}
          icon={backup === "active" ? keyIcon : warningIcon}
          title={t(`backup-${backup}`)}
          text={t(`backup-${backup}-text`)}
        />
      </ul>
      {state.state === "ready" && (backup === "locked" || backup === "none") && (
        <div class="settings-form">
          <p class="settings-quiet">{t("backup-mend")}</p>
          <RecoveryKeyForm />
        </div>
      )}
      {locked && (
        <div>
          <Button
            kind="primary"
            icon={keyIcon}
            onClick={() => {
              unlockLater.value = false;
            }}
          >
            {t("unlock")}
          </Button>
        </div>
      )}
      <div class="settings-form">
        <Switch
          label={t("only-verified")}
          hint={t(`only-verified-${policy}`, { what: t("only-verified-hint") })}
          checked={onlyVerifiedDevices}
          disabled={policy === "verified"}
          onChange={(on) => void choosing.run(() => commands.setOnlyVerifiedDevices(on))}
        />
        {choosing.failure !== null && <Notice tone="danger">{failureText(choosing.failure)}</Notice>}
      </div>
      <dl class="security-identifiers">
        <dt>{t("account")}</dt>
        <dd>
          <bdi>{self.value?.userId ?? ""}</bdi>
        </dd>
        <dt>{t("this-device")}</dt>
        <dd>
          <bdi>{"deviceId" in state ? state.deviceId : ""}</bdi>
        </dd>
      </dl>
    </>
  );
}

interface SecurityFactProps {
  readonly good: boolean;
  readonly icon: string;
  readonly title: string;
  readonly text: string;
}

function SecurityFact({ good, icon, title, text }: SecurityFactProps) {
  return (
    <li class={good ? "security-fact security-fact-good" : "security-fact"}>
      <span class="security-fact-icon">
        <Icon path={icon} />
      </span>
      <div>
        <strong>{title}</strong>
        <p class="settings-quiet">{text}</p>
      </div>
    </li>
  );
}
