import type { ComponentChildren } from "preact";
import { useId, useLayoutEffect, useRef } from "preact/hooks";
import { t } from "../i18n/kit-messages.ts";
import { closeIcon } from "../icons/action-icons.ts";
import { classNames } from "../styles/class-names.ts";
import { IconButton } from "./icon-button.tsx";
import "./dialog.css";

export interface DialogProps {
  readonly title: string;
  readonly children: ComponentChildren;
  /** The buttons, the most important last. */
  readonly footer?: ComponentChildren | undefined;
  readonly wide?: boolean | undefined;
  /** False while the person must decide, or something must not be interrupted: no cross, no Escape. */
  readonly closable?: boolean | undefined;
  readonly onClose: () => void;
  /** Makes the dialog a form: Enter in a field sends it. */
  readonly onSubmit?: (() => void) | undefined;
}

/**
 * A modal dialog: the browser's own, which keeps the focus inside, makes the page behind it inert and gives the focus back
 * when it goes. It is open for as long as it is rendered.
 */
export function Dialog({ title, children, footer, wide, closable = true, onClose, onSubmit }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useLayoutEffect(() => {
    const element = dialog.current;
    const before = document.activeElement;
    if (element && !element.open) element.showModal();
    return () => {
      element?.close();
      // The browser gives the focus back only to a dialog that closes while it is still in the page.
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  const content = (
    <>
      <header class="ui-dialog-header">
        <h2 id={titleId}>{title}</h2>
        {closable && (
          <span class="ui-edge-end">
            <IconButton icon={closeIcon} label={t("close")} onClick={onClose} />
          </span>
        )}
      </header>
      <div class="ui-dialog-body">{children}</div>
      {footer !== undefined && <footer class="ui-dialog-footer">{footer}</footer>}
    </>
  );
  return (
    <dialog
      ref={dialog}
      class={classNames("ui-dialog", wide && "ui-dialog-wide")}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        if (closable && event.target === dialog.current) onClose();
      }}
    >
      {onSubmit ? (
        <form
          class="ui-dialog-frame"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            onSubmit();
          }}
        >
          {content}
        </form>
      ) : (
        <div class="ui-dialog-frame">{content}</div>
      )}
    </dialog>
  );
}
