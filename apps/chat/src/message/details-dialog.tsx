import type { MessageDetails } from "@conclave/client/snapshots/message-details";
import { Button } from "@conclave/ui/components/button";
import { Dialog } from "@conclave/ui/components/dialog";
import { Notice } from "@conclave/ui/components/notice";
import { Spinner } from "@conclave/ui/components/spinner";
import { formatDateTime } from "@conclave/ui/i18n/format";
import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { useChat } from "../chat.ts";
import { failureText } from "../failure.ts";
import { useAction } from "../page/use-action.ts";
import { PersonName } from "../people/person-name.tsx";
import { Picture } from "../people/picture.tsx";
import { usePersonCard } from "../people/use-person-card.ts";
import { t } from "./messages.ts";
import type { MessageDialogProps } from "./remove-dialog.tsx";
import "./message.css";

/** Who has read a message, how it was encrypted, and by which device. */
export function DetailsDialog({ item, roomId, onClose }: MessageDialogProps) {
  const { commands } = useChat();
  const openCard = usePersonCard();
  const [details, setDetails] = useState<MessageDetails | null>(null);
  const { run, failure } = useAction();
  useEffect(() => {
    void run(async () => setDetails(await commands.messageDetails(roomId, item.eventId ?? "")));
  }, []);
  return (
    <Dialog title={t("details-title")} onClose={onClose}>
      {failure !== null && <Notice tone="danger">{failureText(failure)}</Notice>}
      {details === null && failure === null && <Spinner label={t("details-loading")} />}
      {details !== null && (
        <Facts
          details={details}
          onProfile={() => {
            onClose();
            openCard(details.sender.userId);
          }}
        />
      )}
    </Dialog>
  );
}

function Facts({ details, onProfile }: { details: MessageDetails; onProfile: () => void }) {
  const { sender, timestamp, algorithm, security, readBy, eventId } = details;
  return (
    <>
      <dl class="facts">
        <Fact name={t("details-sender")}>
          <PersonName person={sender} /> <bdi class="facts-quiet">{sender.userId}</bdi>{" "}
          <Button small onClick={onProfile}>
            {t("details-profile")}
          </Button>
        </Fact>
        <Fact name={t("details-time")}>{formatDateTime(timestamp)}</Fact>
        <Fact name={t("details-encryption")}>
          {algorithm === null ? t("details-clear") : t("details-encrypted", { algorithm })}
          {(security === "unauthenticated" || security === "identity-changed") && (
            <span class="facts-warning">{t(`details-security-${security}`)}</span>
          )}
        </Fact>
        {algorithm !== null && <Device device={details.device} />}
        <Fact name={t("details-id")}>
          <code>{eventId}</code>
        </Fact>
      </dl>
      <h3 class="facts-heading">
        {readBy.length === 0 ? t("details-read-none") : t("details-read", { count: readBy.length })}
      </h3>
      <ul class="readers">
        {readBy.map(({ person, at }) => (
          <li key={person.userId} class="reader">
            <Picture id={person.userId} name={person.name} source={person.avatar} size="small" />
            <span class="reader-name">
              <PersonName person={person} />
            </span>
            <time class="facts-quiet" dateTime={new Date(at).toISOString()}>
              {formatDateTime(at)}
            </time>
          </li>
        ))}
      </ul>
    </>
  );
}

function Device({ device }: { device: MessageDetails["device"] }) {
  if (device === null) return <Fact name={t("details-device")}>{t("details-device-unknown")}</Fact>;
  return (
    <>
      <Fact name={t("details-device")}>
        {device.name !== null && <bdi>{device.name} </bdi>}
        <code>{device.deviceId}</code>
        <span class={device.trust === "unverified" ? "facts-warning" : "facts-quiet"}>
          {t(`details-device-${device.trust}`)}
        </span>
      </Fact>
      {device.fingerprint !== null && (
        <Fact name={t("details-fingerprint")}>
          <code>{device.fingerprint}</code>
        </Fact>
      )}
    </>
  );
}

function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div class="fact">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
