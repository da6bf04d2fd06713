import type { RoomListEntry } from "@conclave/client/snapshots/room-list-snapshot";
import { Button } from "@conclave/ui/components/button";
import { EmptyState } from "@conclave/ui/components/empty-state";
import { Spinner } from "@conclave/ui/components/spinner";
import { VisuallyHidden } from "@conclave/ui/components/visually-hidden";
import { roomIcon } from "@conclave/ui/icons/room-icons";
import { useEffect, useState } from "preact/hooks";
import { useChat } from "../chat.ts";
import { createComposerModel } from "../composer/composer-model.ts";
import { Composer } from "../composer/composer-view.tsx";
import { DropArea } from "../composer/drop-area-view.tsx";
import { ConversationContext, createConversation, useConversation } from "../conversation/conversation.ts";
import { useReveal } from "../conversation/use-reveal.ts";
import { MessageQuestionView } from "../message/message-question-view.tsx";
import { PinnedBar } from "../message/pinned-bar-view.tsx";
import { InvitationView } from "../rooms/invitation-view.tsx";
import { Timeline } from "../timeline/timeline-view.tsx";
import { t } from "./messages.ts";
import { RoomDetails } from "./room-details-view.tsx";
import { RoomHeader } from "./room-header-view.tsx";
import { TypingLine } from "./typing-line-view.tsx";
import "./room.css";

/** One room: an invitation to it, or its conversation, with what is known of it beside. */
export function RoomPane({ roomId, details }: { roomId: string; details: boolean }) {
  const { rooms, navigation } = useChat();
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
      <section class="room-pane-conversation" data-covered={details}>
        <RoomHeader entry={entry} details={details} />
        {entry.membership === "invited" ? <InvitationView entry={entry} /> : <Conversation entry={entry} />}
      </section>
      {details && entry.membership === "joined" && <RoomDetails entry={entry} />}
    </div>
  );
}

function Conversation({ entry }: { entry: RoomListEntry }) {
  const { roomId, encrypted } = entry;
  const chat = useChat();
  const { commands, openRooms } = chat;
  const [conversation] = useState(() => createConversation(roomId, createComposerModel(roomId, chat)));
  const { composer } = conversation;
  useEffect(() => {
    // A room that is in the list is known, and a session that has ended has nothing open: neither is refused for a reason to tell.
    commands.openTimeline(roomId).catch(() => undefined);
    return () => {
      composer.leave();
      commands.closeTimeline(roomId).catch(() => undefined);
    };
  }, [roomId]);
  const room = openRooms.value[roomId];
  if (room === undefined) {
    return (
      <div class="room-pane-empty">
        <Spinner />
      </div>
    );
  }
  return (
    <ConversationContext.Provider value={conversation}>
      <DropArea onFiles={composer.addFiles} disabled={room.sending !== "allowed"}>
        <PinnedBar pinned={room.pinned} />
        <Timeline key={roomId} room={room} />
        <TypingLine people={room.typing} />
        <Composer model={composer} permission={room.sending} encrypted={encrypted === true} />
      </DropArea>
      <MessageQuestionView />
      <AskedMessage />
    </ConversationContext.Provider>
  );
}

/** Shows the message that the address names, once; the address then names the room again. */
function AskedMessage() {
  const { navigation } = useChat();
  const { roomId } = useConversation();
  const reveal = useReveal();
  const route = navigation.route.value;
  const eventId = route.name === "room" && route.roomId === roomId ? route.eventId : undefined;
  useEffect(() => {
    if (eventId === undefined) return;
    reveal(eventId);
    navigation.go({ name: "room", roomId, details: false });
  }, [eventId]);
  return null;
}
