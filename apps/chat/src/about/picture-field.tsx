import { Avatar } from "@conclave/ui/components/avatar";
import { Button } from "@conclave/ui/components/button";
import { Notice } from "@conclave/ui/components/notice";
import { useEffect, useRef, useState } from "preact/hooks";
import { Picture } from "../people/picture.tsx";
import { t } from "./messages.ts";
import { squarePicture } from "./square-picture.ts";

interface PictureFieldProps {
  readonly id: string;
  readonly name: string;
  /** The present one: `mxc://` address, or null. */
  readonly source: string | null;
  /** The one that was chosen instead; null: none; undefined: it stays. */
  readonly chosen: Blob | null | undefined;
  readonly onChoose: (chosen: Blob | null) => void;
}

/** A room's picture, and the ways to another one or to none. */
export function PictureField({ id, name, source, chosen, onChoose }: PictureFieldProps) {
  const picker = useRef<HTMLInputElement>(null);
  const [unreadable, setUnreadable] = useState(false);
  const address = useAddress(chosen ?? null);
  const has = chosen === undefined ? source !== null : chosen !== null;
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
    <div class="about-picture">
      {chosen === undefined ? (
        <Picture id={id} name={name} source={source} size="large" square />
      ) : (
        <Avatar id={id} name={name} source={address} size="large" square />
      )}
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
        <Button small onClick={() => picker.current?.click()}>
          {t("picture-choose")}
        </Button>
        {has && (
          <Button small onClick={() => onChoose(null)}>
            {t("picture-remove")}
          </Button>
        )}
      </div>
      {unreadable && <Notice tone="warning">{t("picture-unreadable")}</Notice>}
    </div>
  );
}

/** An address under which the page can draw a picture of its own. */
function useAddress(picture: Blob | null): string | undefined {
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    if (picture === null) return setAddress(undefined);
    const made = URL.createObjectURL(picture);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [picture]);
  return address;
}
