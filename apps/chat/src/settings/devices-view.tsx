import type { DeviceSnapshot } from "@conclave/client/snapshots/device-snapshot";
import { Badge } from "@conclave/ui/components/badge";
import { Button } from "@conclave/ui/components/button";
import { Menu } from "@conclave/ui/components/menu";
import { Notice } from "@conclave/ui/components/notice";
import { Spinner } from "@conclave/ui/components/spinner";
import { formatRelative } from "@conclave/ui/i18n/format";
import { editIcon, signOutIcon } from "@conclave/ui/icons/action-icons";
import { Icon } from "@conclave/ui/icons/icon";
import { deviceIcon, verifiedIcon } from "@conclave/ui/icons/people-icons";
import { showToast } from "@conclave/ui/toasts/toast-list";
import { useEffect, useState } from "preact/hooks";
import { useChat } from "../chat.ts";
import { failureOf, failureText } from "../failure.ts";
import { t as shared } from "../messages.ts";
import { useAction } from "../page/use-action.ts";
import { RenameDeviceDialog, SignOutDeviceDialog } from "./device-dialogs.tsx";
import { deviceName } from "./device-name.ts";
import { t } from "./messages.ts";

type Open = { readonly name: "rename" | "sign-out"; readonly device: DeviceSnapshot } | null;

/** Where this account is signed in. */
export function DeviceSettings() {
  const { devices, commands } = useChat();
  const loading = useAction();
  const [open, setOpen] = useState<Open>(null);
  const load = () => void loading.run(() => commands.listDevices());
  useEffect(load, []);
  const list = devices.value;
  if (list === null) {
    return loading.failure === null ? (
      <p class="settings-waiting">
        <Spinner small label={t("devices-loading")} />
        {t("devices-loading")}
      </p>
    ) : (
      <Notice tone="danger" action={<Button onClick={load}>{shared("retry")}</Button>}>
        {failureText(loading.failure)}
      </Notice>
    );
  }
  const strange = list.devices.some(({ verification, current }) => verification === "unverified" && !current);
  return (
    <>
      <p class="settings-quiet">{t("devices-text")}</p>
      {strange && <Notice tone="warning">{t("devices-unverified")}</Notice>}
      <ul class="devices">
        {list.devices.map((device) => (
          <DeviceRow key={device.deviceId} device={device} onOpen={(name) => setOpen({ name, device })} />
        ))}
      </ul>
      {open?.name === "rename" && <RenameDeviceDialog device={open.device} onClose={() => setOpen(null)} />}
      {open?.name === "sign-out" && <SignOutDeviceDialog device={open.device} onClose={() => setOpen(null)} />}
    </>
  );
}

interface DeviceRowProps {
  readonly device: DeviceSnapshot;
  readonly onOpen: (name: "rename" | "sign-out") => void;
}

function DeviceRow({ device, onOpen }: DeviceRowProps) {
  const { clock, commands, dialog, encryption } = useChat();
  const { deviceId, current, dehydrated, verification, lastSeenAt, lastSeenAddress } = device;
  const name = deviceName(device);
  const verify = async () => {
    try {
      await commands.startOwnVerification(deviceId);
    } catch (error) {
      showToast(failureText(failureOf(error)), "danger");
    }
  };
  const canVerify = !current && !dehydrated && verification === "unverified" && encryption.value.deviceVerified;
  return (
    <li class="device">
      <span class="device-icon">
        <Icon path={deviceIcon} />
      </span>
      <div class="device-text">
        <span class="device-name">
          <bdi>{name}</bdi>
          {current && <Badge tone="accent">{t("device-current")}</Badge>}
          <Badge tone={verification === "verified" ? "success" : verification === "unverified" ? "warning" : "neutral"}>
            {t(`device-${verification}`)}
          </Badge>
        </span>
        {dehydrated && <span class="settings-quiet">{t("device-asleep-text")}</span>}
        <span class="settings-quiet">
          {lastSeenAt !== null && !current && t("device-seen", { when: formatRelative(lastSeenAt, clock.now()) })}
          {lastSeenAddress !== null && <bdi> {lastSeenAddress}</bdi>} <bdi>{deviceId}</bdi>
        </span>
      </div>
      {canVerify && (
        <Button small icon={verifiedIcon} onClick={() => void verify()}>
          {t("device-verify")}
        </Button>
      )}
      <span class="ui-edge-end">
        <Menu
          label={t("device-actions", { name })}
          items={[
            ...(dehydrated ? [] : [{ label: t("device-rename"), icon: editIcon, onSelect: () => onOpen("rename") }]),
            {
              label: t(dehydrated ? "device-remove" : "device-sign-out"),
              icon: signOutIcon,
              danger: true,
              onSelect: () => {
                if (current) dialog.value = { name: "sign-out" };
                else onOpen("sign-out");
              },
            },
          ]}
        />
      </span>
    </li>
  );
}
