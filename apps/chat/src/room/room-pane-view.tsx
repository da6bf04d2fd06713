import type { RoomListEntry } from "@conclave/client/snapshots/room-list-snapshot";
import { Button } from "@conclave/ui/components/button";
import { EmptyState } from "@conclave/ui/components/empty-state";
import { Spinner } from "@conclave/ui/components/spinner";
import { VisuallyHidden } from "@conclave/ui/components/visually-hidden";
import { roomIcon } from "@conclave/ui/icons/room-icons";
import { showToast } from "@conclave/ui/toasts/toast-list";
import { useEffect } from "preact/hooks";
import { useChat } from "../chat.ts";
import { ConversationView } from "../conversation/conversation-view.tsx";
import { t as shared } from "../message/messages.ts";
import { PinnedBar } from "../message/pinned-bar-view.tsx";
import { deferred } from "../page/deferred.tsx";
import { StartingPane } from "../page/starting-pane.tsx";
import { InvitationView } from "../rooms/invitation-view.tsx";
import type { Beside } from "../route.ts";
import { AskingBar } from "./asking-bar-view.tsx";
import { t } from "./messages.ts";
import { RoomHeader } from "./room-header-view.tsx";
import { TypingLine } from "./typing-line-view.tsx";
import "./room.css";

const loadFailed = () => showToast(shared("load-failed"), "warning");
const RoomDetails = deferred(async () => (await import("./room-details-view.tsx")).RoomDetails, loadFailed);
const ThreadPane = deferred(async () => (await import("../threads/thread-pane-view.tsx")).ThreadPane, loadFailed);
const SearchPane = deferred(async () => (await import("../search/search-pane-view.tsx")).SearchPane, loadFailed);
const ThreadList = deferred(async () => (await import("../threads/thread-list-view.tsx")).ThreadList, loadFailed);

/** One room: an invitation to it, or its conversation, with what is known of it beside. */
export function RoomPane({ roomId, beside }: { roomId: string; beside: Beside | null }) {
  const { rooms, navigation, starting } = useChat();
  useSearchKey(roomId);
  const entry = rooms.value.entries.find((candidate) => candidate.roomId === roomId);
  if (entry === undefined) {
    return (
      <div class="room-pane-empty">
        <VisuallyHidden>
          <h1>{t("gone-heading")}</h1>
        </VisuallyHidden>
        {rooms.value.complete ? (
          <EmptyState
            icon={roomIcon}
            title={t("gone-title")}
            action={<Button onClick={() => navigation.go({ name: "home" })}>{t("gone-action")}</Button>}
          >
            {t("gone-text")}
          </EmptyState>
        ) : (
          <Spinner />
        )}
      </div>
    );
  }
  return (
    <div class="room-pane">
      <section class="room-pane-conversation" data-covered={beside !== null && !starting.value}>
        <RoomHeader entry={entry} beside={beside} />
        {starting.value ? (
          <StartingPane />
        ) : entry.membership === "invited" ? (
          <InvitationView entry={entry} />
        ) : (
          <RoomConversation entry={entry} />
        )}
      </section>
      {beside !== null && !starting.value && entry.membership === "joined" && (
        <BesideView entry={entry} beside={beside} />
      )}
    </div>
  );
}

function RoomConversation({ entry }: { entry: RoomListEntry }) {
  const { roomId, encrypted } = entry;
  const { commands, openRooms } = useChat();
  useEffect(() => {
    // A room that is in the list is known, and a session that has ended has nothing open: neither is refused for a reason to tell.
    commands.openTimeline(roomId).catch(() => undefined);
    return () => {
      commands.closeTimeline(roomId).catch(() => undefined);
    };
  }, [roomId]);
  const room = openRooms.value[roomId];
  return (
    <ConversationView
      place={{ roomId, threadId: null }}
      room={room}
      encrypted={encrypted === true}
      above={
        <>
          <AskingBar roomId={roomId} asking={room?.roomRights.asking ?? []} />
          <PinnedBar pinned={room?.pinned ?? []} />
        </>
      }
      below={<TypingLine people={room?.typing ?? []} />}
    />
  );
}

function BesideView({ entry, beside }: { entry: RoomListEntry; beside: Beside }) {
  if (beside === "details") return <RoomDetails entry={entry} />;
  if (beside === "search") return <SearchPane entry={entry} />;
  if (beside === "threads") return <ThreadList entry={entry} />;
  return <ThreadPane key={beside.threadId} entry={entry} threadId={beside.threadId} />;
}

/** Ctrl+F searches the room; again, with the focus in the field, it is the browser's own. */
function useSearchKey(roomId: string): void {
  const { navigation } = useChat();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const { activeElement } = document;
      const searching = activeElement instanceof HTMLInputElement && activeElement.closest(".search-fields") !== null;
      const wanted = event.key.toLowerCase() === "f" && (event.ctrlKey || event.metaKey) && !event.shiftKey;
      if (!wanted || event.altKey || searching || document.querySelector("dialog[open]") !== null) return;
      event.preventDefault();
      const field = document.querySelector<HTMLInputElement>(".search-fields input");
      if (field !== null) field.select();
      else navigation.go({ name: "room", roomId, beside: "search" });
    };
    addEventListener("keydown", onKeyDown);
    return () => removeEventListener("keydown", onKeyDown);
  }, [roomId]);
}
