import { Type } from "typebox";

export const ProfileParams = Type.Object({ userId: Type.String({ minLength: 1, maxLength: 255 }) });

/** The key's grammar and length are refused with errcodes of their own. */
export const ProfileFieldParams = Type.Object({
  userId: Type.String({ minLength: 1, maxLength: 255 }),
  keyName: Type.String({ minLength: 1 }),
});

/** Bytes: a profile has less than 64 KiB, and JSON may escape each character. */
export const profileBodyLimit = 512 * 1_024;
