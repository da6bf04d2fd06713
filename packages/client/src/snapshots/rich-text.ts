/**
 * A formatted text as a tree of what is allowed, and of nothing else: whoever draws it meets no markup, no attribute and no address that
 * was not checked. A string is text.
 */
export type RichNode =
  | string
  | { readonly kind: RichElement; readonly children: readonly RichNode[] }
  | { readonly kind: "line-break" | "rule" }
  | { readonly kind: "ordered-list"; readonly start: number; readonly children: readonly RichNode[] }
  | { readonly kind: "code-block"; readonly language: string | null; readonly text: string }
  /** `address` is absolute, and `http`, `https` or `mailto`. */
  | { readonly kind: "link"; readonly address: string; readonly children: readonly RichNode[] }
  /** A mention (spec "User, room, and group mentions"): `name` is the sender's word for the person. */
  | { readonly kind: "person"; readonly userId: string; readonly name: string }
  /** A room (id or alias), or a message of it. */
  | { readonly kind: "room"; readonly room: string; readonly eventId: string | null; readonly text: string }
  | { readonly kind: "spoiler"; readonly reason: string | null; readonly children: readonly RichNode[] };

export type RichElement =
  | "strong"
  | "emphasis"
  | "deleted"
  | "underlined"
  | "code"
  | "subscript"
  | "superscript"
  | "paragraph"
  | "quote"
  | "bullet-list"
  | "list-item"
  | "heading"
  | "table"
  | "table-row"
  | "table-head"
  | "table-cell";
