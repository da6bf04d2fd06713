import type { RoomAccess } from "@conclave/client/snapshots/room-access";
import { Select } from "@conclave/ui/components/select";
import { isolated } from "../rooms/message-preview.ts";
import { t } from "./messages.ts";

interface AccessFieldProps<Access extends RoomAccess> {
  readonly value: Access;
  readonly options: readonly Access[];
  /** What the space of the access `space` is called; undefined where this person doesn't know. */
  readonly space?: string | undefined;
  readonly onChange: (access: Access) => void;
}

/** The choice of who may come in. */
export function AccessField<Access extends RoomAccess>({ value, options, space, onChange }: AccessFieldProps<Access>) {
  return (
    <Select
      label={t("label")}
      value={value}
      options={options.map((access) => ({ value: access, label: labelOf(access, space) }))}
      onChange={onChange}
    />
  );
}

function labelOf(access: RoomAccess, space: string | undefined): string {
  if (access !== "space") return t(`access-${access}`);
  return space === undefined ? t("access-some-space") : t("access-space", { space: isolated(space) });
}
