import { showToast } from "@conclave/ui/toasts/toast-list";
import { useChat } from "../chat.ts";
import { ImageDialog } from "../media/image-dialog.tsx";
import { t as message } from "../message/messages.ts";
import { deferred } from "../page/deferred.tsx";
import { ResetIdentityDialog } from "../recovery/reset-identity-dialog.tsx";
import { DirectChatDialog } from "../rooms/direct-chat-dialog.tsx";
import { InviteDialog } from "../rooms/invite-dialog.tsx";
import { LeaveRoomDialog } from "../rooms/leave-room-dialog.tsx";
import { SignOutDialog } from "../settings/sign-out-dialog.tsx";

const SwitcherDialog = deferred(
  async () => (await import("../switcher/switcher-dialog.tsx")).SwitcherDialog,
  () => showToast(message("load-failed"), "warning"),
);
const JumpToDateDialog = deferred(
  async () => (await import("../room/jump-to-date-dialog.tsx")).JumpToDateDialog,
  () => showToast(message("load-failed"), "warning"),
);
const ExportDialog = deferred(
  async () => (await import("../export/export-dialog.tsx")).ExportDialog,
  () => showToast(message("load-failed"), "warning"),
);
const NotifyDialog = deferred(
  async () => (await import("../rooms/notify-dialog.tsx")).NotifyDialog,
  () => showToast(message("load-failed"), "warning"),
);
const ModerationDialog = deferred(
  async () => (await import("../moderation/moderation-dialog.tsx")).ModerationDialog,
  () => showToast(message("load-failed"), "warning"),
);

const CreateRoomDialog = deferred(
  async () => (await import("../rooms/create-room-dialog.tsx")).CreateRoomDialog,
  () => showToast(message("load-failed"), "warning"),
);
const CreateSpaceDialog = deferred(
  async () => (await import("../spaces/create-space-dialog.tsx")).CreateSpaceDialog,
  () => showToast(message("load-failed"), "warning"),
);
const AddRoomsDialog = deferred(
  async () => (await import("../spaces/add-rooms-dialog.tsx")).AddRoomsDialog,
  () => showToast(message("load-failed"), "warning"),
);
const AboutDialog = deferred(
  async () => (await import("../about/about-dialog.tsx")).AboutDialog,
  () => showToast(message("load-failed"), "warning"),
);
const PersonDialog = deferred(
  async () => (await import("../directory/person-dialog.tsx")).PersonDialog,
  () => showToast(message("load-failed"), "warning"),
);

/** The dialog that is open, if any. */
export function AppDialogView() {
  const { dialog, rooms, spaces, openRooms, session } = useChat();
  const open = dialog.value;
  if (open === null) return null;
  const onClose = () => {
    // Another one may have been opened meanwhile.
    if (dialog.value === open) dialog.value = null;
  };
  const spaceOf = (spaceId: string | null) => spaces.value.entries.find(({ roomId }) => roomId === spaceId);
  const ownUserId = "userId" in session.value ? (session.value.userId ?? "") : "";
  switch (open.name) {
    case "switcher":
      return <SwitcherDialog onClose={onClose} />;
    case "create-room":
      return (
        <CreateRoomDialog
          ownUserId={ownUserId}
          space={spaceOf(open.spaceId ?? spaces.value.chosen) ?? null}
          onClose={onClose}
        />
      );
    case "create-space":
      return <CreateSpaceDialog ownUserId={ownUserId} onClose={onClose} />;
    case "add-rooms": {
      const space = spaceOf(open.spaceId);
      return space === undefined ? null : <AddRoomsDialog space={space} onClose={onClose} />;
    }
    case "person":
      return <PersonDialog key={open.userId} userId={open.userId} onClose={onClose} />;
    case "direct-chat":
      return <DirectChatDialog ownUserId={ownUserId} onClose={onClose} />;
    case "sign-out":
      return <SignOutDialog onClose={onClose} />;
    case "reset-identity":
      return <ResetIdentityDialog onClose={onClose} />;
    case "moderation":
      return <ModerationDialog roomId={open.roomId} question={open.question} onClose={onClose} />;
    case "image":
      return <ImageDialog roomId={open.roomId} itemKey={open.key} onClose={onClose} />;
    default: {
      const room = rooms.value.entries.find(({ roomId }) => roomId === open.roomId);
      const space = spaceOf(open.roomId);
      const entry = room ?? (space && { ...space, direct: false, space: true });
      if (entry === undefined) return null;
      if (open.name === "jump-to-date") return <JumpToDateDialog roomId={open.roomId} onClose={onClose} />;
      if (open.name === "about") {
        if (space !== undefined) return <AboutDialog kind="space" about={space} onClose={onClose} />;
        const opened = openRooms.value[open.roomId];
        if (room === undefined || opened === undefined) return null;
        const { topic, about } = opened;
        return <AboutDialog kind="room" about={{ ...room, topic, about }} onClose={onClose} />;
      }
      if (open.name === "notify" && "muted" in entry) return <NotifyDialog entry={entry} onClose={onClose} />;
      if (open.name === "export") return <ExportDialog entry={entry} onClose={onClose} />;
      return open.name === "invite" ? (
        <InviteDialog entry={entry} ownUserId={ownUserId} onClose={onClose} />
      ) : (
        <LeaveRoomDialog entry={entry} onClose={onClose} />
      );
    }
  }
}
