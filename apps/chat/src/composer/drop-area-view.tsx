import { uploadIcon } from "@conclave/ui/icons/action-icons";
import { Icon } from "@conclave/ui/icons/icon";
import type { ComponentChildren } from "preact";
import { useRef, useState } from "preact/hooks";
import { t } from "./messages.ts";
import "./composer.css";

interface DropAreaProps {
  readonly onFiles: (files: readonly File[]) => void;
  readonly disabled: boolean;
  readonly children: ComponentChildren;
}

/** Takes files that are dropped anywhere on the conversation. */
export function DropArea({ onFiles, disabled, children }: DropAreaProps) {
  const [over, setOver] = useState(false);
  // Entering a child comes before leaving its parent.
  const depth = useRef(0);
  const carriesFiles = (event: DragEvent) => !disabled && event.dataTransfer?.types.includes("Files") === true;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: files can also be picked by a button and pasted.
    <div
      class="drop-area"
      onDragEnter={(event) => {
        if (!carriesFiles(event)) return;
        depth.current++;
        setOver(true);
      }}
      onDragLeave={(event) => {
        if (!carriesFiles(event)) return;
        depth.current = Math.max(0, depth.current - 1);
        if (depth.current === 0) setOver(false);
      }}
      onDragOver={(event) => {
        if (carriesFiles(event)) event.preventDefault();
      }}
      onDrop={(event) => {
        depth.current = 0;
        setOver(false);
        if (!carriesFiles(event)) return;
        event.preventDefault();
        onFiles([...(event.dataTransfer?.files ?? [])]);
      }}
    >
      {children}
      {over && (
        <div class="drop-hint">
          <Icon path={uploadIcon} />
          {t("drop")}
        </div>
      )}
    </div>
  );
}
