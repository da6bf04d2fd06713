import type { OpenRoomSnapshot } from "@conclave/client/snapshots/open-room-snapshot";
import { Spinner } from "@conclave/ui/components/spinner";
import { showToast } from "@conclave/ui/toasts/toast-list";
import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { useChat } from "../chat.ts";
import { createComposerModel } from "../composer/composer-model.ts";
import { Composer } from "../composer/composer-view.tsx";
import { DropArea } from "../composer/drop-area-view.tsx";
import { MessageQuestionView } from "../message/message-question-view.tsx";
import { t as message } from "../message/messages.ts";
import { deferred } from "../page/deferred.tsx";
import { Timeline } from "../timeline/timeline-view.tsx";
import { AskedMessage } from "./asked-message.ts";
import { ConversationContext, createConversation, timelineOf } from "./conversation.ts";
import { type Place, placeKey } from "./place.ts";

const SelectionBar = deferred(
  async () => (await import("../selection/selection-bar-view.tsx")).SelectionBar,
  () => showToast(message("load-failed"), "warning"),
);

interface ConversationViewProps {
  readonly place: Place;
  /** The room that it is in; undefined until it is open. */
  readonly room: OpenRoomSnapshot | undefined;
  readonly encrypted: boolean;
  /** Above what was said, and between that and where one writes. */
  readonly above?: ComponentChildren;
  readonly below?: ComponentChildren;
}

/** What was said in a room or in one of its threads, and where one writes. Whoever draws it opens the timeline. */
export function ConversationView({ place, room, encrypted, above, below }: ConversationViewProps) {
  const chat = useChat();
  const [conversation] = useState(() => createConversation(place, createComposerModel(place, chat)));
  const { composer } = conversation;
  useEffect(() => composer.leave, []);
  const timeline = timelineOf(chat, place);
  if (room === undefined || timeline === undefined) {
    return (
      <div class="room-pane-empty">
        <Spinner />
      </div>
    );
  }
  return (
    <ConversationContext.Provider value={conversation}>
      <div class="conversation" data-place={placeKey(place)}>
        <DropArea onFiles={composer.addFiles} disabled={room.sending !== "allowed"}>
          {above}
          <Timeline timeline={timeline} />
          {below}
          {conversation.selection.keys.value === null ? (
            <Composer model={composer} permission={room.sending} encrypted={encrypted} />
          ) : (
            <SelectionBar />
          )}
        </DropArea>
        <MessageQuestionView />
      </div>
      <AskedMessage />
    </ConversationContext.Provider>
  );
}
