import type { AbsentPerson } from "@conclave/client/snapshots/room-rights";
import { Icon } from "@conclave/ui/icons/icon";
import { inviteIcon } from "@conclave/ui/icons/people-icons";
import { isolated } from "../rooms/message-preview.ts";
import { addressOf } from "../route.ts";
import { t } from "./messages.ts";

/** Above a conversation, for who may let people in: that somebody waits for it. Leads to the details, where they are. */
export function AskingBar({ roomId, asking }: { roomId: string; asking: readonly AbsentPerson[] }) {
  const [first] = asking;
  if (first === undefined) return null;
  return (
    <a class="asking-bar" href={addressOf({ name: "room", roomId, beside: "details" })}>
      <Icon path={inviteIcon} small />
      <span>
        {asking.length === 1
          ? t("asking-one", { name: isolated(first.name) })
          : t("asking-many", { count: asking.length })}
      </span>
    </a>
  );
}
