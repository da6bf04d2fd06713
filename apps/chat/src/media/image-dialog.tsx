import type { AttachmentItem } from "@conclave/client/snapshots/timeline-item";
import { IconButton } from "@conclave/ui/components/icon-button";
import { Notice } from "@conclave/ui/components/notice";
import { ProgressBar } from "@conclave/ui/components/progress-bar";
import { Spinner } from "@conclave/ui/components/spinner";
import { closeIcon, downloadIcon } from "@conclave/ui/icons/action-icons";
import { backIcon, forwardIcon } from "@conclave/ui/icons/navigation-icons";
import { showToast } from "@conclave/ui/toasts/toast-list";
import { useEffect, useRef } from "preact/hooks";
import { useChat } from "../chat.ts";
import { failureOf, failureText } from "../failure.ts";
import { t as shared } from "../messages.ts";
import { t } from "./messages.ts";
import { saveFile } from "./save-file.ts";
import { useBlob } from "./use-blob.ts";
import { useDownload } from "./use-download.ts";

interface ImageDialogProps {
  readonly roomId: string;
  readonly itemKey: string;
  readonly onClose: () => void;
}

/** One image as large as the window; arrows lead to the others of the conversation. */
export function ImageDialog({ roomId, itemKey, onClose }: ImageDialogProps) {
  const { openRooms, dialog } = useChat();
  const element = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    element.current?.showModal();
    return () => {
      // It leaves the page without being closed, and then the browser gives the focus back to nobody.
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, []);
  const images = (openRooms.value[roomId]?.items ?? []).filter(isImage);
  const at = images.findIndex(({ key }) => key === itemKey);
  const item = images[at];
  const show = (next: AttachmentItem | undefined) => {
    if (next !== undefined) dialog.value = { name: "image", roomId, key: next.key };
  };
  const before = at > 0 ? images[at - 1] : undefined;
  const after = at >= 0 ? images[at + 1] : undefined;
  return (
    <dialog
      ref={element}
      class="image-dialog"
      aria-label={item?.name ?? t("image")}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target instanceof Element && event.target.closest("button, img") === null) onClose();
      }}
      onKeyDown={(event) => {
        if (event.key === "ArrowLeft") show(before);
        if (event.key === "ArrowRight") show(after);
      }}
    >
      <header class="image-dialog-header">
        <bdi class="image-dialog-name">{item?.name}</bdi>
        {item !== undefined && <SaveButton item={item} roomId={roomId} />}
        <span class="ui-edge-end">
          <IconButton icon={closeIcon} label={shared("close")} onClick={onClose} />
        </span>
      </header>
      {item !== undefined && <LargeImage key={item.key} item={item} roomId={roomId} />}
      {before !== undefined && (
        <span class="image-dialog-step image-dialog-before">
          <IconButton icon={backIcon} label={t("image-before")} onClick={() => show(before)} />
        </span>
      )}
      {after !== undefined && (
        <span class="image-dialog-step image-dialog-after ui-edge-end">
          <IconButton icon={forwardIcon} label={t("image-after")} onClick={() => show(after)} />
        </span>
      )}
    </dialog>
  );
}

function LargeImage({ item, roomId }: { item: AttachmentItem; roomId: string }) {
  const { commands } = useChat();
  const blob = useBlob(`file ${roomId} ${item.key}`, () => commands.downloadAttachment(roomId, item.key, "file"));
  const progress = useDownload(roomId, item.key);
  const refused = blob.state === "ready" && !blob.type.startsWith("image/");
  return (
    <div class="image-dialog-image">
      {blob.state === "loading" && (
        <div class="image-dialog-waiting">
          <Spinner label={t("image-loading", { name: item.name })} />
          {typeof progress === "number" && (
            <ProgressBar value={progress} label={t("image-loading", { name: item.name })} />
          )}
        </div>
      )}
      {blob.state === "failed" && <Notice tone="danger">{failureText(blob.failure)}</Notice>}
      {refused && <Notice tone="warning">{t("image-refused")}</Notice>}
      {blob.state === "ready" && !refused && <img src={blob.address} alt={item.name} />}
    </div>
  );
}

function SaveButton({ item, roomId }: { item: AttachmentItem; roomId: string }) {
  const { commands } = useChat();
  const save = async () => {
    try {
      saveFile(await commands.downloadAttachment(roomId, item.key, "file"), item.name);
    } catch (error) {
      showToast(failureText(failureOf(error)), "danger");
    }
  };
  return <IconButton icon={downloadIcon} label={t("file-download", { name: item.name })} onClick={() => void save()} />;
}

function isImage(item: { readonly kind: string }): item is AttachmentItem {
  return item.kind === "attachment" && "attachment" in item && item.attachment === "image";
}
