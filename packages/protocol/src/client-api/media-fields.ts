import { Type } from "typebox";

/** A server's name and a media identifier: nothing that could lead out of a folder (spec "Security considerations"). */
export const MediaParams = Type.Object({
  serverName: Type.String({ pattern: "^[a-zA-Z0-9.:[\\]-]+$", maxLength: 230 }),
  mediaId: Type.String({ pattern: "^[A-Za-z0-9_-]+$", maxLength: 255 }),
});

export const NamedMediaParams = Type.Intersect([
  MediaParams,
  Type.Object({ fileName: Type.String({ minLength: 1, maxLength: 1_024 }) }),
]);

/** Milliseconds that a download waits for a file that is announced and not uploaded yet: 20 seconds unless said, a minute at most. */
export const waitQuery = { timeout_ms: Type.Optional(Type.Integer({ minimum: 0 })) };

/** What the uploader calls the file. */
export const FileNameQuery = Type.Object({
  filename: Type.Optional(Type.String({ maxLength: 255, pattern: "^[^\\u0000]*$" })),
});

export const MediaConfigAnswer = Type.Object({ "m.upload.size": Type.Integer() });
