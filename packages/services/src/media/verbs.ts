import type { AnyVerb } from "../core/verb.ts";
import { checkPromise, findMedia } from "./find-media.ts";
import { findThumbnail, keepThumbnail } from "./keep-thumbnail.ts";
import { checkRoom, promiseUpload, recordPromisedUpload, recordUpload } from "./record-upload.ts";

/** The verbs of media, for the registry. */
export const mediaVerbs: readonly AnyVerb[] = [
  findMedia,
  checkPromise,
  checkRoom,
  promiseUpload,
  recordUpload,
  recordPromisedUpload,
  findThumbnail,
  keepThumbnail,
];
