import { formatList } from "@conclave/ui/i18n/format";
import { Icon } from "@conclave/ui/icons/icon";
import { readIcon } from "@conclave/ui/icons/status-icons";
import { useChat } from "../chat.ts";
import { isolated } from "../rooms/message-preview.ts";
import { t } from "./messages.ts";

/** Names told before the rest is only counted. */
const named = 5;

/** Who has read up to here. */
export function ReadBy({ userIds, roomId }: { userIds: readonly string[]; roomId: string }) {
  const { openRooms } = useChat();
  const members = openRooms.value[roomId]?.members ?? [];
  const names = userIds
    .slice(0, named)
    .map((userId) => isolated(members.find((member) => member.userId === userId)?.name ?? userId));
  const rest = userIds.length - names.length;
  const list = rest > 0 ? [...names, t("read-by-others", { count: rest })] : names;
  const text = t("read-by", { names: formatList(list) });
  return (
    <span class="read-by" title={text}>
      <Icon path={readIcon} label={text} small />
      {userIds.length > 1 && <span aria-hidden="true">{userIds.length}</span>}
    </span>
  );
}
