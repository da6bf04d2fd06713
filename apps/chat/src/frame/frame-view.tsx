import { EmptyState } from "@conclave/ui/components/empty-state";
import { chatIcon } from "@conclave/ui/icons/room-icons";
import { useChat } from "../chat.ts";
import { useLookedAt } from "../notifications/use-looked-at.ts";
import { RoomPane } from "../room/room-pane-view.tsx";
import { t as texts } from "../rooms/messages.ts";
import { unreadTotal } from "../rooms/room-list-model.ts";
import { RoomList } from "../rooms/room-list-view.tsx";
import { roomName } from "../rooms/room-name.ts";
import { SettingsView } from "../settings/settings-view.tsx";
import { Banners } from "./banners-view.tsx";
import { t } from "./messages.ts";
import { SidebarHeader } from "./sidebar-header-view.tsx";
import { useSwitcherKey } from "./use-switcher-key.ts";
import { useTab } from "./use-tab.ts";
import "./frame.css";

/** Everything around a conversation: the list of rooms beside what is open. On a phone, one of them at a time. */
export function Frame() {
  const { navigation, rooms } = useChat();
  const route = navigation.route.value;
  const { entries } = rooms.value;
  useLookedAt();
  useSwitcherKey();
  const open = route.name === "room" ? entries.find(({ roomId }) => roomId === route.roomId) : undefined;
  useTab(open === undefined ? null : roomName(open.name), unreadTotal(entries));
  return (
    <div class="frame" data-open={route.name}>
      <Banners />
      <aside class="frame-side">
        {/* Every other page has a heading of its own. */}
        {route.name === "home" && <h1 class="ui-visually-hidden">{texts("list-label")}</h1>}
        <SidebarHeader />
        <RoomList />
      </aside>
      <main class="frame-main">
        {route.name === "room" && <RoomPane key={route.roomId} roomId={route.roomId} beside={route.beside} />}
        {route.name === "settings" && <SettingsView section={route.section} />}
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
