import type { MemberSnapshot } from "@conclave/client/snapshots/open-room-snapshot";
import type { RoomListEntry } from "@conclave/client/snapshots/room-list-snapshot";
import { Badge } from "@conclave/ui/components/badge";
import { Button } from "@conclave/ui/components/button";
import { Menu } from "@conclave/ui/components/menu";
import { Spinner } from "@conclave/ui/components/spinner";
import { signOutIcon } from "@conclave/ui/icons/action-icons";
import { Icon } from "@conclave/ui/icons/icon";
import { inviteIcon, lockIcon, unlockIcon, verifiedIcon } from "@conclave/ui/icons/people-icons";
import { chatIcon } from "@conclave/ui/icons/room-icons";
import { showToast } from "@conclave/ui/toasts/toast-list";
import { useState } from "preact/hooks";
import { useChat } from "../chat.ts";
import { failureOf, failureText } from "../failure.ts";
import { t as shared } from "../messages.ts";
import { PersonName } from "../people/person-name.tsx";
import { Picture } from "../people/picture.tsx";
import { TrustShield } from "../people/trust-shield.tsx";
import { roomName } from "../rooms/room-name.ts";
import { LinkedText } from "../timeline/linked-text.tsx";
import { BesideHeader, useCovers } from "./beside-header-view.tsx";
import { filteredMembers } from "./members.ts";
import { t } from "./messages.ts";

/** Members drawn at once; more on request. */
const memberStep = 100;

/** Beside a conversation: what is known of the room, and who is in it. */
export function RoomDetails({ entry }: { entry: RoomListEntry }) {
  const { navigation, openRooms, dialog } = useChat();
  const { roomId, direct, encrypted } = entry;
  const room = openRooms.value[roomId];
  const Subheading = useCovers() ? "h2" : "h3";
  const topic = room?.topic ?? null;
  const name = roomName(entry.name);
  return (
    <aside class="beside" aria-label={t("details")}>
      <BesideHeader title={t("details")} onClose={() => navigation.go({ name: "room", roomId, beside: null })} />
      <div class="room-details-scroll">
        <div class="room-details-about">
          <Picture id={entry.pictureId} name={name} source={entry.avatar} size="large" square={!direct} />
          <Subheading class="room-details-name">
            <bdi>{name}</bdi>
          </Subheading>
          {topic !== null && (
            <p class="room-details-topic" dir="auto">
              <LinkedText text={topic} />
            </p>
          )}
          {encrypted !== null && (
            <p class={encrypted ? "room-details-fact" : "room-details-fact room-header-warning"}>
              <Icon path={encrypted ? lockIcon : unlockIcon} small />
              {t(encrypted ? "encrypted-explained" : "not-encrypted-explained")}
            </p>
          )}
        </div>
        <div class="room-details-actions">
          <Button
            small
            icon={inviteIcon}
            disabled={room?.mayInvite !== true}
            onClick={() => {
              dialog.value = { name: "invite", roomId };
            }}
          >
            {t("invite")}
          </Button>
          <Button
            small
            icon={signOutIcon}
            onClick={() => {
              dialog.value = { name: "leave-room", roomId };
            }}
          >
            {t("leave")}
          </Button>
        </div>
        <Members members={room?.members ?? null} Heading={Subheading} />
      </div>
    </aside>
  );
}

interface MembersProps {
  readonly members: readonly MemberSnapshot[] | null;
  readonly Heading: "h2" | "h3";
}

function Members({ members, Heading }: MembersProps) {
  const [typed, setTyped] = useState("");
  const [shown, setShown] = useState(memberStep);
  if (members === null) {
    return (
      <p class="room-details-waiting">
        <Spinner small label={t("members-loading")} />
        {t("members-loading")}
      </p>
    );
  }
  const found = filteredMembers(members, typed);
  return (
    <section class="members">
      <Heading class="members-title">{t("members", { count: members.length })}</Heading>
      {members.length > 8 && (
        <input
          class="members-search"
          type="text"
          aria-label={t("members-search")}
          placeholder={t("members-search")}
          autocomplete="off"
          value={typed}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
      )}
      <ul>
        {found.slice(0, shown).map((member) => (
          <MemberRow key={member.userId} member={member} />
        ))}
      </ul>
      {found.length === 0 && <p class="room-details-waiting">{t("members-none")}</p>}
      {found.length > shown && (
        <Button small wide onClick={() => setShown(shown + memberStep)}>
          {t("members-more", { count: found.length - shown })}
        </Button>
      )}
    </section>
  );
}

function MemberRow({ member }: { member: MemberSnapshot }) {
  const { commands, navigation } = useChat();
  const { userId, role, membership, trust, own } = member;
  const attempt = async (act: () => Promise<unknown>) => {
    try {
      await act();
    } catch (error) {
      showToast(failureText(failureOf(error)), "danger");
    }
  };
  return (
    <li class="member">
      <Picture id={userId} name={member.name} source={member.avatar} size="small" />
      <span class="member-text">
        <span class="member-name">
          <PersonName person={member} />
          <TrustShield trust={trust} />
        </span>
        <bdi class="member-id">{userId}</bdi>
      </span>
      {own && <Badge>{shared("you")}</Badge>}
      {membership === "invited" ? (
        <Badge tone="info">{t("role-invited")}</Badge>
      ) : (
        role !== "member" && <Badge>{t(`role-${role}`)}</Badge>
      )}
      {!own && (
        <span class="ui-edge-end">
          <Menu
            small
            label={t("member-actions", { name: member.name })}
            items={[
              {
                label: t("member-chat"),
                icon: chatIcon,
                onSelect: () =>
                  void attempt(async () => {
                    const { roomId } = await commands.openDirectChat(userId);
                    navigation.go({ name: "room", roomId, beside: null });
                  }),
              },
              {
                label: t("member-verify"),
                icon: verifiedIcon,
                disabled: trust === "verified" || trust === "no-identity",
                onSelect: () => void attempt(() => commands.startPersonVerification(userId)),
              },
            ]}
          />
        </span>
      )}
    </li>
  );
}
