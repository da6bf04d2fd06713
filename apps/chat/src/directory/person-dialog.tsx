import type { Failure } from "@conclave/client/failure";
import type { PersonCard } from "@conclave/client/snapshots/person-card";
import { Badge } from "@conclave/ui/components/badge";
import { Button } from "@conclave/ui/components/button";
import { Dialog } from "@conclave/ui/components/dialog";
import { Notice } from "@conclave/ui/components/notice";
import { Spinner } from "@conclave/ui/components/spinner";
import { verifiedIcon } from "@conclave/ui/icons/people-icons";
import { chatIcon } from "@conclave/ui/icons/room-icons";
import { useEffect, useState } from "preact/hooks";
import { useChat } from "../chat.ts";
import { failureOf, failureText } from "../failure.ts";
import { t as shared } from "../messages.ts";
import { useAction } from "../page/use-action.ts";
import { t as people } from "../people/messages.ts";
import { Picture } from "../people/picture.tsx";
import { TrustShield } from "../people/trust-shield.tsx";
import { t } from "./messages.ts";
import { SharedRooms } from "./shared-rooms-view.tsx";
import "./person.css";

/** Who somebody is: name, picture, what is known of their identity, the rooms that both are in; and what one can do. */
export function PersonDialog({ userId, onClose }: { userId: string; onClose: () => void }) {
  const { commands, verifications } = useChat();
  const [card, setCard] = useState<PersonCard | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  useEffect(() => {
    let gone = false;
    commands.personCard(userId).then(
      (found) => !gone && setCard(found),
      (error: unknown) => !gone && setFailure(failureOf(error)),
    );
    return () => {
      gone = true;
    };
    // A comparison that ended may have changed what is known.
  }, [userId, verifications.value]);
  return (
    <Dialog title={t("person-title")} onClose={onClose}>
      {failure !== null && <Notice tone="danger">{failureText(failure)}</Notice>}
      {card === null && failure === null && <Spinner label={t("loading")} />}
      {card !== null && <Card card={card} onClose={onClose} />}
    </Dialog>
  );
}

function Card({ card, onClose }: { card: PersonCard; onClose: () => void }) {
  const { commands, navigation } = useChat();
  const { person, trust, own, sharedRooms } = card;
  const { userId, name, avatar } = person;
  const talking = useAction();
  const verifying = useAction();
  const failure = talking.failure ?? verifying.failure;
  return (
    <div class="person-card">
      <div class="person-card-who">
        <Picture id={userId} name={name} source={avatar} size="large" />
        <div class="person-card-text">
          <h3 class="person-card-name">
            <bdi>{name}</bdi> {own && <Badge>{shared("you")}</Badge>}
          </h3>
          <bdi class="person-card-id">{userId}</bdi>
          <p class="person-card-trust">
            <TrustShield trust={trust} /> <span aria-hidden="true">{people(`trust-${trust}`)}</span>
          </p>
        </div>
      </div>
      {!own && (
        <div class="person-card-actions">
          <Button
            kind="primary"
            icon={chatIcon}
            busy={talking.busy}
            onClick={() =>
              void talking.run(async () => {
                const { roomId } = await commands.openDirectChat(userId);
                onClose();
                navigation.go({ name: "room", roomId, beside: null });
              })
            }
          >
            {t("person-chat")}
          </Button>
          {(trust === "unverified" || trust === "identity-changed") && (
            <Button
              icon={verifiedIcon}
              busy={verifying.busy}
              onClick={() =>
                void verifying.run(async () => {
                  await commands.startPersonVerification(userId);
                  onClose();
                })
              }
            >
              {t("person-verify")}
            </Button>
          )}
        </div>
      )}
      {failure !== null && <Notice tone="danger">{failureText(failure)}</Notice>}
      {!own && <SharedRooms roomIds={sharedRooms} onGone={onClose} />}
    </div>
  );
}
