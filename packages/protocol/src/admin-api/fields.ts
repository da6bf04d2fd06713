import { Type } from "typebox";

/** Milliseconds since the Unix epoch. */
export const Timestamp = Type.Integer({ minimum: 0 });

export const RoleName = Type.Union([
  Type.Literal("owner"),
  Type.Literal("administrator"),
  Type.Literal("security-officer"),
  Type.Literal("auditor"),
  Type.Literal("member"),
]);

/**
 * Every list pages alike: `from` is a `next_batch` of the same list with the same filter, opaque to the caller; `limit` is
 * 1 to 500, 50 unless said. No `next_batch` means that this was the last page.
 */
export const paging = {
  from: Type.Optional(Type.String({ minLength: 1, maxLength: 512 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500, default: 50 })),
};

export const NextBatch = Type.Optional(Type.String());

/** Plain text to look for, anywhere in the fields that the list names, without regard to case. */
export const Search = Type.Optional(Type.String({ minLength: 1, maxLength: 100 }));

export const UserParams = Type.Object({ userId: Type.String({ minLength: 1, maxLength: 255 }) });

export const Nothing = Type.Object({});

/** A link that is shown once and can't be read again; its secret stands in the fragment. */
export const ShownLink = Type.String();
