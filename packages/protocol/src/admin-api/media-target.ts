import { type Static, Type } from "typebox";

const strict = { additionalProperties: false };

/** A file, all files that a person has uploaded or announced, or all files that a room's readable events name: one of the three. */
export const MediaTarget = Type.Union([
  Type.Object({ content_uri: Type.String({ minLength: 1, maxLength: 512 }) }, strict),
  Type.Object({ user_id: Type.String({ minLength: 1, maxLength: 255 }) }, strict),
  Type.Object({ room_id: Type.String({ minLength: 1, maxLength: 255 }) }, strict),
]);

export type MediaTarget = Static<typeof MediaTarget>;

/** How many files it was not so with before. */
export const ChangedFiles = Type.Object({ files: Type.Integer({ minimum: 0 }) });
