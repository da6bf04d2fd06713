import type { AnyVerb } from "../core/verb.ts";
import { checkPromise } from "./check-promise.ts";
import { checkRoom } from "./check-room.ts";
import { findMedia } from "./find-media.ts";
import { findThumbnail } from "./find-thumbnail.ts";
import { keepThumbnail } from "./keep-thumbnail.ts";
import { promiseUpload } from "./promise-upload.ts";
import { recordPromisedUpload } from "./record-promised-upload.ts";
import { recordUpload } from "./record-upload.ts";

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
