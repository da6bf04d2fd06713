import type { RoomName } from "@conclave/client/snapshots/room-list-snapshot";
import { formatList } from "@conclave/ui/i18n/format";
import { t } from "./messages.ts";

/** What to call a room, in the language of the page. */
export function roomName(name: RoomName): string {
  switch (name.kind) {
    case "given":
      return name.text;
    case "members":
      return name.others === 0
        ? formatList(name.names)
        : t("name-and-others", { names: name.names.join(t("name-separator")), count: name.others });
    case "empty":
      return name.formerly.length === 0
        ? t("name-empty")
        : t("name-empty-formerly", { names: formatList(name.formerly) });
  }
}
