import type { HistoryVisibility } from "@conclave/client/snapshots/room-rights";
import { Notice } from "@conclave/ui/components/notice";
import { Select } from "@conclave/ui/components/select";
import { useState } from "preact/hooks";
import { useChat } from "../chat.ts";
import { ActionDialog } from "../page/action-dialog.tsx";
import { useAction } from "../page/use-action.ts";
import { t } from "./messages.ts";

interface HistoryDialogProps {
  readonly roomId: string;
  readonly history: HistoryVisibility;
  readonly encrypted: boolean;
  readonly onClose: () => void;
}

const offered: readonly HistoryVisibility[] = ["joined", "invited", "shared"];

/** Asks who can read what was written before they came; opening a room to everybody isn't offered. */
export function HistoryDialog({ roomId, history, encrypted, onClose }: HistoryDialogProps) {
  const { commands } = useChat();
  const [chosen, setChosen] = useState(history);
  const action = useAction();
  const options = offered.includes(history) ? offered : [...offered, history];
  return (
    <ActionDialog
      title={t("history-dialog")}
      submit={t("history-change")}
      action={action}
      onSubmit={() =>
        void action.run(async () => {
          if (chosen !== history) await commands.setHistoryVisibility(roomId, chosen);
          onClose();
        })
      }
      onClose={onClose}
    >
      <Select
        label={t("history-choice")}
        value={chosen}
        options={options.map((value) => ({ value, label: t(`choice-${value}`) }))}
        onChange={setChosen}
      />
      <p>{t("history-consequence")}</p>
      {encrypted && <Notice tone="info">{t("history-encrypted")}</Notice>}
    </ActionDialog>
  );
}
