import { showToast } from "@conclave/ui/toasts/toast-list";
import { useChat } from "../chat.ts";
import { failureOf, failureText } from "../failure.ts";
import type { SwitchCommand, SwitchTarget } from "./switch-target.ts";

/** Goes to what was chosen; a refusal is told. */
export function useGoTo(): (target: SwitchTarget) => void {
  const { commands, navigation, dialog } = useChat();
  const openRoom = (roomId: string) => navigation.go({ name: "room", roomId, beside: null });

  function run(command: SwitchCommand): void {
    const route = navigation.route.value;
    switch (command) {
      case "search":
        if (route.name === "room") navigation.go({ name: "room", roomId: route.roomId, beside: "search" });
        return;
      case "direct-chat":
      case "create-room":
      case "create-space":
      case "sign-out":
        dialog.value = { name: command };
        return;
      case "find-rooms":
      case "find-people":
        navigation.go({ name: "directory", part: command === "find-rooms" ? "rooms" : "people" });
        return;
      default:
        navigation.go({ name: "settings", section: command });
    }
  }

  function openSpace(roomId: string): void {
    void commands.chooseSpace(roomId).catch(() => undefined);
    navigation.go({ name: "space", roomId });
  }

  return (target) => {
    if (target.kind === "room") openRoom(target.entry.roomId);
    else if (target.kind === "space") openSpace(target.space.roomId);
    else if (target.kind === "command") run(target.key);
    else
      commands.openDirectChat(target.person.userId).then(
        ({ roomId }) => openRoom(roomId),
        (error: unknown) => showToast(failureText(failureOf(error)), "danger"),
      );
  };
}
