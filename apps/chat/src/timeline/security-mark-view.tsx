import type { MessageSecurity } from "@conclave/client/snapshots/timeline-item";
import { Icon } from "@conclave/ui/icons/icon";
import { shieldIcon, unlockIcon } from "@conclave/ui/icons/people-icons";
import { warningIcon } from "@conclave/ui/icons/status-icons";
import { useChat } from "../chat.ts";
import { t } from "./messages.ts";

const paths: Readonly<Record<Exclude<MessageSecurity, "encrypted">, string>> = {
  clear: unlockIcon,
  "unverified-device": shieldIcon,
  "identity-changed": warningIcon,
  unauthenticated: shieldIcon,
};

/** Why a message can be relied on less than others; nothing where there is nothing to remark. */
export function SecurityMark({ security, roomId }: { security: MessageSecurity; roomId: string }) {
  const { rooms } = useChat();
  if (security === "encrypted") return null;
  // In a room that never was encrypted every message is in the clear, and the header says so.
  if (security === "clear" && !rooms.value.entries.some((entry) => entry.roomId === roomId && entry.encrypted))
    return null;
  const text = t(`security-${security}`);
  return (
    <span class={`security-mark security-mark-${security}`} title={text}>
      <Icon path={paths[security]} label={text} small />
    </span>
  );
}
