import { Dialog } from "@conclave/ui/components/dialog";
import { useId, useState } from "preact/hooks";
import { useChat } from "../chat.ts";
import { foundTargets } from "./found-targets.ts";
import { t } from "./messages.ts";
import { TargetList } from "./target-list-view.tsx";
import { useGoTo } from "./use-go-to.ts";
import "./switcher.css";

/** Goes anywhere by a few letters: arrows choose, Enter goes (ARIA combobox with a listbox). */
export function SwitcherDialog({ onClose }: { onClose: () => void }) {
  const { rooms, spaces, openRooms, navigation } = useChat();
  const goTo = useGoTo();
  const id = useId();
  const [typed, setTyped] = useState("");
  const [chosen, setChosen] = useState(0);
  const route = navigation.route.value;
  const openRoomId = route.name === "room" ? route.roomId : null;
  const places = {
    entries: rooms.value.entries,
    spaces: spaces.value.entries,
    openRooms: openRooms.value,
    openRoomId,
  };
  const targets = foundTargets(places, typed);
  const at = Math.min(chosen, targets.length - 1);

  function choose(index: number): void {
    const target = targets[index];
    if (target === undefined) return;
    onClose();
    goTo(target);
  }

  function onKeyDown(event: KeyboardEvent): void {
    // While characters are composed, as Chinese ones are, the keys belong to the input method (229 in Safari).
    if (event.isComposing || event.keyCode === 229) return;
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0 && targets.length > 0) setChosen((at + step + targets.length) % targets.length);
    else if (event.key === "Enter") choose(at);
    else return;
    event.preventDefault();
  }

  return (
    <Dialog title={t("title")} onClose={onClose}>
      <div class="switcher">
        <input
          class="ui-input switcher-field"
          type="text"
          role="combobox"
          aria-label={t("field")}
          aria-expanded={targets.length > 0}
          aria-controls={id}
          aria-autocomplete="list"
          aria-activedescendant={targets.length > 0 ? `${id}-${at}` : undefined}
          placeholder={t("field")}
          autocomplete="off"
          spellcheck={false}
          autofocus
          maxLength={200}
          value={typed}
          onInput={(event) => {
            setTyped(event.currentTarget.value);
            setChosen(0);
          }}
          onKeyDown={onKeyDown}
        />
        <TargetList id={id} targets={targets} chosen={at} onChoose={choose} />
        <p class="switcher-none" role="status">
          {targets.length === 0 ? t("none") : ""}
        </p>
      </div>
    </Dialog>
  );
}
