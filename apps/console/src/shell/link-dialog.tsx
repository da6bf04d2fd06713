import { Button } from "@conclave/ui/components/button";
import { CodeBox } from "@conclave/ui/components/code-box";
import { Dialog } from "@conclave/ui/components/dialog";
import { Notice } from "@conclave/ui/components/notice";
import { formatDateTime } from "@conclave/ui/i18n/format";
import type { ComponentChildren } from "preact";
import { t } from "../messages.ts";

export interface LinkDialogProps {
  readonly title: string;
  readonly children?: ComponentChildren;
  readonly link: string;
  readonly expiresTs: number;
  readonly onClose: () => void;
}

/** Shows a link that the server tells only once; it can't be closed by a stray Escape. */
export function LinkDialog({ title, children, link, expiresTs, onClose }: LinkDialogProps) {
  return (
    <Dialog
      title={title}
      closable={false}
      onClose={onClose}
      footer={
        <Button kind="primary" onClick={onClose}>
          {t("console.done")}
        </Button>
      }
    >
      {children !== undefined && <p>{children}</p>}
      <CodeBox text={link} label={title} />
      <Notice tone="warning">
        {t("console.shown-once")} {t("console.valid-until", { time: formatDateTime(expiresTs) })}
      </Notice>
    </Dialog>
  );
}
