import type { MemberSnapshot } from "@conclave/client/snapshots/open-room-snapshot";
import { Badge } from "@conclave/ui/components/badge";
import { Button } from "@conclave/ui/components/button";
import { Menu } from "@conclave/ui/components/menu";
import type { MenuItem } from "@conclave/ui/components/menu-list";
import { Spinner } from "@conclave/ui/components/spinner";
import { personIcon, verifiedIcon } from "@conclave/ui/icons/people-icons";
import { chatIcon } from "@conclave/ui/icons/room-icons";
import { showToast } from "@conclave/ui/toasts/toast-list";
import { useState } from "preact/hooks";
import { useChat } from "../chat.ts";
import { failureOf, failureText } from "../failure.ts";
import { t as shared } from "../messages.ts";
import { moderationItems } from "../moderation/moderation-items.ts";
import { PersonName } from "../people/person-name.tsx";
import { Picture } from "../people/picture.tsx";
import { TrustShield } from "../people/trust-shield.tsx";
import { usePersonCard } from "../people/use-person-card.ts";
import { filteredMembers } from "./members.ts";
import { t } from "./messages.ts";

/** Members drawn at once; more on request. */
const memberStep = 100;

interface MembersProps {
  readonly roomId: string;
  readonly members: readonly MemberSnapshot[] | null;
  readonly Heading: "h2" | "h3";
}

/** Who is in a room, and what can be done about each. */
export function Members({ roomId, members, Heading }: MembersProps) {
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
          <MemberRow key={member.userId} roomId={roomId} member={member} />
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

function MemberRow({ roomId, member }: { roomId: string; member: MemberSnapshot }) {
  const { commands, navigation, openRooms, dialog } = useChat();
  const openCard = usePersonCard();
  const { userId, role, membership, trust, own } = member;
  const attempt = async (act: () => Promise<unknown>) => {
    try {
      await act();
    } catch (error) {
      showToast(failureText(failureOf(error)), "danger");
    }
  };
  const talk: readonly MenuItem[] = [
    { label: t("member-profile"), icon: personIcon, onSelect: () => openCard(userId) },
    {
      label: t("member-chat"),
      icon: chatIcon,
      onSelect: () =>
        void attempt(async () => {
          const chat = await commands.openDirectChat(userId);
          navigation.go({ name: "room", roomId: chat.roomId, beside: null });
        }),
    },
    {
      label: t("member-verify"),
      icon: verifiedIcon,
      disabled: trust === "verified" || trust === "no-identity",
      onSelect: () => void attempt(() => commands.startPersonVerification(userId)),
    },
  ];
  const mayRemoveMessages = openRooms.value[roomId]?.rights.removeOthers === true;
  const moderation = moderationItems(member, mayRemoveMessages, (question) => {
    dialog.value = { name: "moderation", roomId, question };
  });
  const items = own ? moderation : [...talk, ...moderation];
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
      {items.length > 0 && (
        <span class="ui-edge-end">
          <Menu small label={t("member-actions", { name: member.name })} items={items} />
        </span>
      )}
    </li>
  );
}
