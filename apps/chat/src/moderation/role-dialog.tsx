import type { MemberSnapshot } from "@conclave/client/snapshots/open-room-snapshot";
import type { GivenRole, RoomRights } from "@conclave/client/snapshots/room-rights";
import { Notice } from "@conclave/ui/components/notice";
import { Select } from "@conclave/ui/components/select";
import { showToast } from "@conclave/ui/toasts/toast-list";
import { useState } from "preact/hooks";
import { useChat } from "../chat.ts";
import { ActionDialog } from "../page/action-dialog.tsx";
import { useAction } from "../page/use-action.ts";
import { isolated } from "../rooms/message-preview.ts";
import { t } from "./messages.ts";
import { rightsBeyondEveryone } from "./rights-of-role.ts";

interface RoleDialogProps {
  readonly roomId: string;
  readonly member: MemberSnapshot;
  readonly rights: RoomRights;
  readonly onClose: () => void;
}

/** Asks for a member's role, and says what comes of it. */
export function RoleDialog({ roomId, member, rights, onClose }: RoleDialogProps) {
  const { commands } = useChat();
  const { roles, final } = member.rights;
  const [role, setRole] = useState<GivenRole>(roles[0] ?? "member");
  const action = useAction();
  const name = isolated(member.name);
  const may = rightsBeyondEveryone(rights, role);
  return (
    <ActionDialog
      title={t("role-title", { name })}
      submit={t("role-submit")}
      danger={final.includes(role)}
      action={action}
      onSubmit={() =>
        void action.run(async () => {
          await commands.setRole(roomId, member.userId, role);
          showToast(t("role-done", { name }), "success");
          onClose();
        })
      }
      onClose={onClose}
    >
      <Select
        label={t("role-choice")}
        value={role}
        options={roles.map((value) => ({ value, label: t(`role-${value}`) }))}
        onChange={setRole}
      />
      <p>{t(may.length === 0 ? "role-may-nothing" : "role-may")}</p>
      <ul class="room-rights-list">
        {may.map((right) => (
          <li key={right}>{t(`right-${right}`)}</li>
        ))}
      </ul>
      {final.includes(role) && (
        <Notice tone="warning">{member.own ? t("role-final-own") : t("role-final-other", { name })}</Notice>
      )}
      {member.own && rights.lastAdministrator && <Notice tone="danger">{t("role-last")}</Notice>}
    </ActionDialog>
  );
}
