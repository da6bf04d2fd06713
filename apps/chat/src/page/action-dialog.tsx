import { Button } from "@conclave/ui/components/button";
import { Dialog } from "@conclave/ui/components/dialog";
import { Notice } from "@conclave/ui/components/notice";
import type { ComponentChildren } from "preact";
import { failureText } from "../failure.ts";
import { t } from "../messages.ts";
import type { Action } from "./use-action.ts";

export interface ActionDialogProps {
  readonly title: string;
  readonly children?: ComponentChildren;
  /** What the button says: the deed itself, never "OK". */
  readonly submit: string;
  readonly danger?: boolean;
  readonly action: Action;
  /** True where a field already says what went wrong. */
  readonly failureShown?: boolean;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
}

/** A dialog that does one thing, says what went wrong, and stays until it is done. */
export function ActionDialog(props: ActionDialogProps) {
  const { title, children, submit, danger, action, failureShown, onSubmit, onClose } = props;
  return (
    <Dialog
      title={title}
      closable={!action.busy}
      onClose={onClose}
      onSubmit={onSubmit}
      footer={
        <>
          <Button onClick={onClose} disabled={action.busy}>
            {t("cancel")}
          </Button>
          <Button type="submit" kind={danger ? "danger" : "primary"} busy={action.busy}>
            {submit}
          </Button>
        </>
      }
    >
      {children}
      {action.failure !== null && !failureShown && <Notice tone="danger">{failureText(action.failure)}</Notice>}
    </Dialog>
  );
}
