import { Avatar } from "@conclave/ui/components/avatar";
import { useChat } from "../chat.ts";
import { useBlob } from "../media/use-blob.ts";

export interface PictureProps {
  /** A user or room identifier. */
  readonly id: string;
  readonly name: string;
  /** `mxc://` address, or null. */
  readonly source: string | null;
  readonly size?: "small" | "medium" | "large";
  readonly square?: boolean;
}

const pixels = { width: 96, height: 96 } as const;

/** A person's or room's picture once it is here; initials until then, and where there is none. */
export function Picture({ id, name, source, size, square }: PictureProps) {
  const { commands, starting } = useChat();
  const blob = useBlob(source === null || starting.value ? null : `picture ${source}`, () =>
    commands.downloadMedia(source ?? "", pixels),
  );
  const shown = source !== null && blob.state === "ready" && blob.type.startsWith("image/");
  return <Avatar id={id} name={name} source={shown ? blob.address : undefined} size={size} square={square} />;
}
