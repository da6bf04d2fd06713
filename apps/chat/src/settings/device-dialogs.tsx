import type { DeviceSnapshot } from "@conclave/client/snapshots/device-snapshot";
import { PasswordField } from "@conclave/ui/components/password-field";
import { TextField } from "@conclave/ui/components/text-field";
import { showToast } from "@conclave/ui/toasts/toast-list";
import { useState } from "preact/hooks";
import { useChat } from "../chat.ts";
import { failureOf, failureText } from "../failure.ts";
import { ActionDialog } from "../page/action-dialog.tsx";
import { useAction } from "../page/use-action.ts";
import { isolated } from "../rooms/message-preview.ts";
import { deviceName } from "./device-name.ts";
import { t } from "./messages.ts";

interface DeviceDialogProps {
  readonly device: DeviceSnapshot;
  readonly onClose: () => void;
}

/** Gives a device another name. */
export function RenameDeviceDialog({ device, onClose }: DeviceDialogProps) {
  const { commands } = useChat();
  const action = useAction();
  const [name, setName] = useState(device.displayName ?? "");
  return (
    <ActionDialog
      title={t("rename-title")}
      submit={t("rename-submit")}
      action={action}
      onSubmit={() =>
        void action.run(async () => {
          await commands.renameDevice(device.deviceId, name.trim());
          onClose();
        })
      }
      onClose={onClose}
    >
      <TextField
        label={t("rename-label")}
        hint={t("rename-hint")}
        focused
        autocomplete="off"
        maximumLength={100}
        value={name}
        onInput={setName}
      />
    </ActionDialog>
  );
}

/** Signs another device out; the server may want the password for it. */
export function SignOutDeviceDialog({ device, onClose }: DeviceDialogProps) {
  const { commands } = useChat();
  const action = useAction();
  const [asked, setAsked] = useState(false);
  const [password, setPassword] = useState("");
  const wrong = asked && action.failure !== null;
  const submit = () =>
    void action.run(async () => {
      try {
        await commands.signOutDevice(device.deviceId, asked ? password : undefined);
      } catch (error) {
        if (failureOf(error).code !== "password-needed" || asked) throw error;
        setAsked(true);
        return;
      }
      showToast(t(device.dehydrated ? "device-removed" : "device-signed-out"));
      onClose();
    });
  return (
    <ActionDialog
      title={
        device.dehydrated
          ? t("remove-asleep-title")
          : t("sign-out-device-title", { name: isolated(deviceName(device)) })
      }
      submit={t(device.dehydrated ? "device-remove" : "device-sign-out")}
      danger
      action={action}
      failureShown={wrong}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{t(device.dehydrated ? "remove-asleep-text" : "sign-out-device-text")}</p>
      {asked && (
        <PasswordField
          label={t("password")}
          hint={t("password-hint")}
          purpose="current"
          value={password}
          error={action.failure === null ? undefined : failureText(action.failure)}
          onInput={(value) => {
            setPassword(value);
            action.forgetFailure();
          }}
        />
      )}
    </ActionDialog>
  );
}
