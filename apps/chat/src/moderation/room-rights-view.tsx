import type { RoomRights } from "@conclave/client/snapshots/room-rights";
import { Button } from "@conclave/ui/components/button";
import { useChat } from "../chat.ts";
import { accessSentence } from "./access-sentence.ts";
import { t } from "./messages.ts";
import { rightsOfRole, roomRoles } from "./rights-of-role.ts";
import "./moderation.css";

interface RoomRightsViewProps {
  readonly roomId: string;
  readonly rights: RoomRights;
  readonly Heading: "h2" | "h3";
}

/** Who may come into a room, who can read what was before them, and who may do what, in sentences. */
export function RoomRightsView({ roomId, rights, Heading }: RoomRightsViewProps) {
  const { dialog, spaces } = useChat();
  return (
    <>
      <section class="room-rights">
        <Heading class="members-title">{t("access-title")}</Heading>
        <p>{accessSentence(rights, spaces.value.entries)}</p>
        {rights.mayChangeAccess ? (
          <Button
            small
            onClick={() => {
              dialog.value = { name: "moderation", roomId, question: { name: "access" } };
            }}
          >
            {t("history-change")}
          </Button>
        ) : (
          <p class="room-rights-note">{t(`history-for-${rights.lowest.access}`)}</p>
        )}
      </section>
      <section class="room-rights">
        <Heading class="members-title">{t("history-title")}</Heading>
        <p>{t(`history-${rights.history}`)}</p>
        {rights.mayChangeHistory ? (
          <Button
            small
            onClick={() => {
              dialog.value = { name: "moderation", roomId, question: { name: "history" } };
            }}
          >
            {t("history-change")}
          </Button>
        ) : (
          <p class="room-rights-note">{t(`history-for-${rights.lowest.history}`)}</p>
        )}
      </section>
      <section class="room-rights">
        <Heading class="members-title">{t("rights-title")}</Heading>
        <dl>
          {roomRoles.map((role) => {
            const own = rightsOfRole(rights, role);
            if (own.length === 0) return null;
            return (
              <div key={role}>
                <dt>{t(`who-${role}`)}</dt>
                {own.map((right) => (
                  <dd key={right}>{t(`right-${right}`)}</dd>
                ))}
              </div>
            );
          })}
        </dl>
      </section>
    </>
  );
}
