import { Notice } from "@conclave/ui/components/notice";
import { showToast } from "@conclave/ui/toasts/toast-list";
import { useChat } from "../chat.ts";
import { failureText } from "../failure.ts";
import { useAction } from "../page/use-action.ts";
import { t } from "./messages.ts";
import { PictureWays } from "./picture-ways.tsx";
import "./about.css";

/** Changes the person's own picture, at once. */
export function OwnPicture({ has }: { has: boolean }) {
  const { commands } = useChat();
  const action = useAction();
  const choose = (picture: Blob | null) =>
    void action.run(async () => {
      await commands.setOwnPicture(picture);
      showToast(t("saved"), "success");
    });
  return (
    <div class="settings-form">
      <PictureWays has={has} busy={action.busy} onChoose={choose} />
      {action.failure !== null && <Notice tone="danger">{failureText(action.failure)}</Notice>}
    </div>
  );
}
