import { useChat } from "../chat.ts";
import { AccessDialog } from "./access-dialog.tsx";
import { HistoryDialog } from "./history-dialog.tsx";
import { MemberDialog } from "./member-dialog.tsx";
import type { ModerationQuestion } from "./moderation-items.ts";
import { RoleDialog } from "./role-dialog.tsx";
import "./moderation.css";

interface ModerationDialogProps {
  readonly roomId: string;
  readonly question: ModerationQuestion;
  readonly onClose: () => void;
}

/** One question of those who look after a room. */
export function ModerationDialog({ roomId, question, onClose }: ModerationDialogProps) {
  const { openRooms, rooms } = useChat();
  const room = openRooms.value[roomId];
  if (room === undefined) return null;
  if (question.name === "history") {
    const encrypted = rooms.value.entries.some((entry) => entry.roomId === roomId && entry.encrypted === true);
    return <HistoryDialog roomId={roomId} history={room.roomRights.history} encrypted={encrypted} onClose={onClose} />;
  }
  if (question.name === "access") return <AccessDialog roomId={roomId} rights={room.roomRights} onClose={onClose} />;
  const member = room.members?.find(({ userId }) => userId === question.userId);
  if (member === undefined) return null;
  switch (question.name) {
    case "member-role":
      return <RoleDialog roomId={roomId} member={member} rights={room.roomRights} onClose={onClose} />;
    case "ban-member":
      return <MemberDialog deed="ban" roomId={roomId} member={member} onClose={onClose} />;
    case "remove-messages":
      return <MemberDialog deed="purge" roomId={roomId} member={member} onClose={onClose} />;
    case "remove-member": {
      const deed = member.membership === "invited" ? "withdraw" : "remove";
      return <MemberDialog deed={deed} roomId={roomId} member={member} onClose={onClose} />;
    }
  }
}
