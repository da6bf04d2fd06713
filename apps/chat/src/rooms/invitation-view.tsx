import type { RoomListEntry } from "@conclave/client/snapshots/room-list-snapshot";
import { Badge } from "@conclave/ui/components/badge";
import { Button } from "@conclave/ui/components/button";
import { Notice } from "@conclave/ui/components/notice";
import { useChat } from "../chat.ts";
import { failureText } from "../failure.ts";
import { useAction } from "../page/use-action.ts";
import { Picture } from "../people/picture.tsx";
import { isolated } from "./message-preview.ts";
import { t } from "./messages.ts";
import { roomName } from "./room-name.ts";
import "./invitation.css";

/** An invitation, to be accepted or declined. */
export function InvitationView({ entry }: { entry: RoomListEntry }) {
  const { commands, navigation } = useChat();
  const accepting = useAction();
  const declining = useAction();
  const { roomId, inviter, direct, memberCount, encrypted } = entry;
  const name = roomName(entry.name);
  const failure = accepting.failure ?? declining.failure;
  const text = entry.space ? "invitation-space" : direct ? "invitation-direct" : "invitation-room";
  return (
    <div class="invitation">
      <Picture id={entry.pictureId} name={name} source={entry.avatar} size="large" square={!direct} />
      <h2>
        <bdi>{name}</bdi>
      </h2>
      <p>{inviter === null ? t("invitation-unknown") : t(text, { name: isolated(inviter.name) })}</p>
      {inviter !== null && (
        <p class="invitation-quiet">
          <bdi>{inviter.userId}</bdi>
        </p>
      )}
      <p class="invitation-facts">
        {memberCount > 0 && !direct && <Badge>{t("invitation-members", { count: memberCount })}</Badge>}
        {encrypted === true && <Badge tone="success">{t("invitation-encrypted")}</Badge>}
      </p>
      {failure !== null && <Notice tone="danger">{failureText(failure)}</Notice>}
      <div class="invitation-actions">
        <Button
          busy={declining.busy}
          disabled={accepting.busy}
          onClick={() =>
            void declining.run(async () => {
              await commands.declineInvitation(roomId);
              navigation.go({ name: "home" });
            })
          }
        >
          {t("invitation-decline")}
        </Button>
        <Button
          kind="primary"
          busy={accepting.busy}
          disabled={declining.busy}
          onClick={() => void accepting.run(() => commands.acceptInvitation(roomId))}
        >
          {t("invitation-accept")}
        </Button>
      </div>
    </div>
  );
}
