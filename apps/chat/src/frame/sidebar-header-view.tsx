import { Menu } from "@conclave/ui/components/menu";
import { Spinner } from "@conclave/ui/components/spinner";
import { addIcon, searchIcon } from "@conclave/ui/icons/action-icons";
import { peopleIcon } from "@conclave/ui/icons/people-icons";
import { chatIcon, roomIcon, spaceIcon } from "@conclave/ui/icons/room-icons";
import { useChat } from "../chat.ts";
import { Picture } from "../people/picture.tsx";
import { t as rooms } from "../rooms/messages.ts";
import { addressOf } from "../route.ts";
import { t } from "./messages.ts";

/** Who one is, which leads to the settings, and what one can begin. */
export function SidebarHeader() {
  const { self, session, starting } = useChat();
  const person = self.value;
  const userId = person?.userId ?? ("userId" in session.value ? (session.value.userId ?? "") : "");
  const name = person?.name ?? userId;
  return (
    <header class="frame-side-header">
      <a class="frame-self" href={addressOf({ name: "settings", section: "profile" })} title={t("settings")}>
        <Picture id={userId} name={name} source={person?.avatar ?? null} size="small" />
        <span class="frame-self-text">
          <bdi class="frame-self-name">{name}</bdi>
          <span class="frame-self-settings">{t("settings")}</span>
        </span>
      </a>
      {starting.value ? <StartingMark /> : <NewMenu />}
    </header>
  );
}

/** In the place of what one can't begin yet. */
function StartingMark() {
  return (
    <span class="frame-starting" aria-hidden="true">
      <Spinner small />
    </span>
  );
}

function NewMenu() {
  const { dialog, navigation } = useChat();
  return (
    <Menu
      label={rooms("new-menu")}
      icon={addIcon}
      items={[
        {
          label: rooms("new-chat"),
          icon: chatIcon,
          onSelect: () => {
            dialog.value = { name: "direct-chat" };
          },
        },
        {
          label: rooms("new-room"),
          icon: roomIcon,
          onSelect: () => {
            dialog.value = { name: "create-room" };
          },
        },
        {
          label: rooms("new-space"),
          icon: spaceIcon,
          onSelect: () => {
            dialog.value = { name: "create-space" };
          },
        },
        {
          label: rooms("find-rooms"),
          icon: searchIcon,
          onSelect: () => navigation.go({ name: "directory", part: "rooms" }),
        },
        {
          label: rooms("find-people"),
          icon: peopleIcon,
          onSelect: () => navigation.go({ name: "directory", part: "people" }),
        },
      ]}
    />
  );
}
