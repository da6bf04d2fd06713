import { Button } from "@conclave/ui/components/button";
import { Notice } from "@conclave/ui/components/notice";
import { useRef, useState } from "preact/hooks";
import { t } from "./messages.ts";
import { squarePicture } from "./square-picture.ts";

interface PictureWaysProps {
  /** There is a picture, which can be taken away. */
  readonly has: boolean;
  readonly busy?: boolean;
  /** Null: no picture any more. */
  readonly onChoose: (chosen: Blob | null) => void;
}

/** The ways to another picture, or to none. */
export function PictureWays({ has, busy = false, onChoose }: PictureWaysProps) {
  const picker = useRef<HTMLInputElement>(null);
  const [unreadable, setUnreadable] = useState(false);
  const choose = async (file: File | undefined) => {
    if (file === undefined) return;
    try {
      onChoose(await squarePicture(file));
      setUnreadable(false);
    } catch {
      setUnreadable(true);
    }
  };
  return (
    <div class="about-picture-ways">
      <input
        ref={picker}
        type="file"
        accept="image/*"
        hidden
        aria-label={t("picture-choose")}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          event.currentTarget.value = "";
          void choose(file);
        }}
      />
      <Button small busy={busy} onClick={() => picker.current?.click()}>
        {t("picture-choose")}
      </Button>
      {has && (
        <Button small held={busy} onClick={() => onChoose(null)}>
          {t("picture-remove")}
        </Button>
      )}
      {unreadable && <Notice tone="warning">{t("picture-unreadable")}</Notice>}
    </div>
  );
}
