import { Avatar } from "@conclave/ui/components/avatar";
import { useEffect, useState } from "preact/hooks";
import { Picture } from "../people/picture.tsx";
import { PictureWays } from "./picture-ways.tsx";

interface PictureFieldProps {
  readonly id: string;
  readonly name: string;
  /** The present one: `mxc://` address, or null. */
  readonly source: string | null;
  /** The one that was chosen instead; null: none; undefined: it stays. */
  readonly chosen: Blob | null | undefined;
  readonly onChoose: (chosen: Blob | null) => void;
}

/** A room's picture as it will be, and the ways to another one or to none. */
export function PictureField({ id, name, source, chosen, onChoose }: PictureFieldProps) {
  const address = useAddress(chosen ?? null);
  return (
    <div class="about-picture">
      {chosen === undefined ? (
        <Picture id={id} name={name} source={source} size="large" square />
      ) : (
        <Avatar id={id} name={name} source={address} size="large" square />
      )}
      <PictureWays has={chosen === undefined ? source !== null : chosen !== null} onChoose={onChoose} />
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
