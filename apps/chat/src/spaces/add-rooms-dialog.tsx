import type { RoomName } from "@conclave/client/snapshots/room-list-snapshot";
import type { SpaceEntry } from "@conclave/client/snapshots/space-list-snapshot";
import { Checkbox } from "@conclave/ui/components/checkbox";
import { TextField } from "@conclave/ui/components/text-field";
import { showToast } from "@conclave/ui/toasts/toast-list";
import { useState } from "preact/hooks";
import { useChat } from "../chat.ts";
import { ActionDialog } from "../page/action-dialog.tsx";
import { useAction } from "../page/use-action.ts";
import { Picture } from "../people/picture.tsx";
import { isolated } from "../rooms/message-preview.ts";
import { plainText } from "../rooms/plain-text.ts";
import { roomName } from "../rooms/room-name.ts";
import { t } from "./messages.ts";
import { roomsInSpace } from "./space-tree.ts";

/** Rooms that one looks through without a search, and that are offered at most. */
const searchFrom = 8;
const mostOffered = 60;

interface Candidate {
  readonly roomId: string;
  readonly name: RoomName;
  readonly avatar: string | null;
}

/** Puts rooms and spaces that one is in into a space; those that are in it already are not asked for again after a failure. */
export function AddRoomsDialog({ space, onClose }: { space: SpaceEntry; onClose: () => void }) {
  const { commands } = useChat();
  const candidates = useCandidates(space);
  const [typed, setTyped] = useState("");
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const action = useAction();
  const words = plainText(typed);
  const found = candidates.filter(({ name }) => plainText(roomName(name)).includes(words)).slice(0, mostOffered);

  const submit = () =>
    void action.run(async () => {
      for (const roomId of chosen) {
        await commands.addToSpace(space.roomId, roomId, false);
        setChosen((rooms) => new Set([...rooms].filter((other) => other !== roomId)));
      }
      if (chosen.size > 0) showToast(t("add-done", { count: chosen.size }), "success");
      onClose();
    });

  return (
    <ActionDialog
      title={t("add-title", { space: isolated(roomName(space.name)) })}
      submit={t("add-submit")}
      action={action}
      onSubmit={submit}
      onClose={onClose}
    >
      <p class="dialog-note">{t("add-text")}</p>
      {candidates.length > searchFrom && (
        <TextField label={t("add-search")} type="search" autocomplete="off" value={typed} onInput={setTyped} focused />
      )}
      {candidates.length === 0 && <p>{t("add-nothing")}</p>}
      {candidates.length > 0 && found.length === 0 && <p>{t("add-none")}</p>}
      <ul class="space-candidates" aria-label={t("add-list")}>
        {found.map(({ roomId, name, avatar }) => (
          <li key={roomId}>
            <Checkbox
              label={
                <span class="space-candidate">
                  <Picture id={roomId} name={roomName(name)} source={avatar} size="small" square />
                  <bdi>{roomName(name)}</bdi>
                </span>
              }
              checked={chosen.has(roomId)}
              onChange={(on) => {
                const others = [...chosen].filter((other) => other !== roomId);
                setChosen(new Set(on ? [...others, roomId] : others));
              }}
            />
          </li>
        ))}
      </ul>
    </ActionDialog>
  );
}

/** What one is in and what isn't in the space as yet; no direct chats, and no space that holds this one. */
function useCandidates(space: SpaceEntry): readonly Candidate[] {
  const { rooms, spaces } = useChat();
  const { entries } = spaces.value;
  const within = new Set(space.children.map(({ roomId }) => roomId));
  const others = entries.filter((other) => other !== space && !roomsInSpace(entries, other).has(space.roomId));
  const joined = rooms.value.entries.filter(({ membership, direct }) => membership === "joined" && !direct);
  return [...others, ...joined].filter(({ roomId }) => !within.has(roomId));
}
