import { Icon } from "@conclave/ui/icons/icon";
import { forwardIcon } from "@conclave/ui/icons/navigation-icons";
import { useChat } from "../chat.ts";
import { roomName } from "../rooms/room-name.ts";
import { addressOf } from "../route.ts";
import { chosenSpace } from "../spaces/space-tree.ts";
import { t } from "./messages.ts";

/** Above the rooms of a space: which one it is, and the way to its page. */
export function SpaceHeader() {
  const { spaces, navigation } = useChat();
  const space = chosenSpace(spaces.value);
  if (space === null) return null;
  const { roomId } = space;
  const route = navigation.route.value;
  return (
    <a
      class="frame-space"
      href={addressOf({ name: "space", roomId })}
      aria-current={route.name === "space" && route.roomId === roomId ? "page" : undefined}
    >
      <span class="frame-space-text">
        <bdi class="frame-space-name">{roomName(space.name)}</bdi>
        <span class="frame-self-settings">{t("space-page")}</span>
      </span>
      <Icon path={forwardIcon} small />
    </a>
  );
}
