import { classNames } from "../styles/class-names.ts";
import { avatarHue, initialsOf } from "./avatar-look.ts";
import "./avatar.css";

export interface AvatarProps {
  /** What the colour comes from, the same everywhere: a user or room identifier. */
  readonly id: string;
  readonly name: string;
  /** A picture, by a blob: or same-origin address. */
  readonly source?: string | undefined;
  readonly size?: "small" | "medium" | "large" | undefined;
  /** Rooms are squares with round corners, people circles. */
  readonly square?: boolean | undefined;
}

/** A person's or room's picture, or initials on a colour of their own. Decorative: the name stands beside it. */
export function Avatar({ id, name, source, size = "medium", square }: AvatarProps) {
  return (
    <span
      class={classNames(
        "ui-avatar",
        `ui-avatar-${size}`,
        square && "ui-avatar-square",
        `ui-avatar-hue-${avatarHue(id)}`,
      )}
      aria-hidden="true"
    >
      {source === undefined ? initialsOf(name) : <img src={source} alt="" decoding="async" />}
    </span>
  );
}
