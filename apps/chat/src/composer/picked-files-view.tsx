import { IconButton } from "@conclave/ui/components/icon-button";
import { formatBytes } from "@conclave/ui/i18n/format";
import { closeIcon } from "@conclave/ui/icons/action-icons";
import { Icon } from "@conclave/ui/icons/icon";
import { fileIcon } from "@conclave/ui/icons/room-icons";
import { useEffect, useState } from "preact/hooks";
import type { ComposerModel } from "./composer-model.ts";
import { t } from "./messages.ts";

/** The files that go with the next message, each with a way to take it out again. */
export function PickedFiles({ model }: { model: ComposerModel }) {
  const files = model.files.value;
  if (files.length === 0) return null;
  return (
    <ul class="picked-files" aria-label={t("picked")}>
      {files.map(({ id, file }) => (
        <li key={id} class="picked-file">
          <PickedPreview file={file} />
          <span class="picked-file-text">
            <bdi class="picked-file-name">{file.name}</bdi>
            <span class="picked-file-size">{formatBytes(file.size)}</span>
          </span>
          <IconButton
            small
            icon={closeIcon}
            label={t("picked-remove", { name: file.name })}
            onClick={() => model.removeFile(id)}
          />
        </li>
      ))}
    </ul>
  );
}

function PickedPreview({ file }: { file: File }) {
  const [address, setAddress] = useState<string | null>(null);
  const [broken, setBroken] = useState(false);
  const drawable = /^image\/(?:jpeg|png|gif|webp|avif)$/.test(file.type);
  useEffect(() => {
    if (!drawable) return;
    const made = URL.createObjectURL(file);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  return (
    <span class="picked-file-preview">
      {address !== null && !broken ? (
        <img src={address} alt="" onError={() => setBroken(true)} />
      ) : (
        <Icon path={fileIcon} />
      )}
    </span>
  );
}
