import { EmptyState } from "@conclave/ui/components/empty-state";
import { VisuallyHidden } from "@conclave/ui/components/visually-hidden";
import { chatIcon } from "@conclave/ui/icons/room-icons";
import { showToast } from "@conclave/ui/toasts/toast-list";
import { useChat } from "../chat.ts";
import { t as shared } from "../message/messages.ts";
import { useLookedAt } from "../notifications/use-looked-at.ts";
import { deferred } from "../page/deferred.tsx";
import { StartingPane } from "../page/starting-pane.tsx";
import { RoomPane } from "../room/room-pane-view.tsx";
import { t as texts } from "../rooms/messages.ts";
import { nothingUnread, unreadTotal } from "../rooms/room-list-model.ts";
import { RoomList } from "../rooms/room-list-view.tsx";
import { roomName } from "../rooms/room-name.ts";
import { SettingsView } from "../settings/settings-view.tsx";
import { Banners } from "./banners-view.tsx";
import { t } from "./messages.ts";
import { Rail } from "./rail-view.tsx";
import { SidebarHeader } from "./sidebar-header-view.tsx";
import { SpaceHeader } from "./space-header-view.tsx";
import { useSwitcherKey } from "./use-switcher-key.ts";
import { useTab } from "./use-tab.ts";
import "./frame.css";

const loadFailed = () => showToast(shared("load-failed"), "warning");

const SpacePage = deferred(async () => (await import("../spaces/space-page-view.tsx")).SpacePage, loadFailed);
const DirectoryView = deferred(async () => (await import("../directory/directory-view.tsx")).DirectoryView, loadFailed);

/** Everything around a conversation: the list of rooms beside what is open. On a phone, one of them at a time. */
export function Frame() {
  const { navigation, rooms, spaces, starting } = useChat();
  const route = navigation.route.value;
  const { entries, complete } = rooms.value;
  const isSpace = (roomId: string) => spaces.value.entries.some((space) => space.roomId === roomId);
  useLookedAt();
  useSwitcherKey();
  const open = route.name === "room" ? entries.find(({ roomId }) => roomId === route.roomId) : undefined;
  useTab(open === undefined ? null : roomName(open.name), complete ? unreadTotal(entries) : nothingUnread);
  // An invitation to a space that was accepted stands at the address of a room.
  const spaceId = route.name === "space" || (route.name === "room" && isSpace(route.roomId)) ? route.roomId : null;
  // A room that is known shows its name meanwhile, and the list needs nothing more.
  const isWaiting = starting.value && route.name !== "home" && (route.name !== "room" || spaceId !== null);
  const hasRail = spaces.value.entries.length > 0;
  return (
    <div class="frame" data-open={route.name} data-rail={hasRail}>
      <Banners />
      <VisuallyHidden>
        <p role="status">{starting.value && t("starting")}</p>
      </VisuallyHidden>
      {hasRail && <Rail />}
      <aside class="frame-side">
        {/* Every other page has a heading of its own. */}
        {route.name === "home" && <h1 class="ui-visually-hidden">{texts("list-label")}</h1>}
        <SidebarHeader />
        <SpaceHeader />
        <RoomList />
      </aside>
      <main class="frame-main">
        {isWaiting && <StartingPane />}
        {!isWaiting && spaceId !== null && <SpacePage roomId={spaceId} />}
        {!isWaiting && route.name === "directory" && <DirectoryView part={route.part} />}
        {route.name === "room" && spaceId === null && (
          <RoomPane key={route.roomId} roomId={route.roomId} beside={route.beside} />
        )}
        {!isWaiting && route.name === "settings" && <SettingsView section={route.section} />}
        {route.name === "home" && (
          <div class="frame-home">
            <EmptyState icon={chatIcon} title={t("home-title")}>
              {t("home-text")}
            </EmptyState>
          </div>
        )}
      </main>
    </div>
  );
}
