import type { AnyVerb } from "../core/verb.ts";
import { checkPromise, findMedia } from "./find-media.ts";
import { checkRoom, promiseUpload, recordPromisedUpload, recordUpload } from "./record-upload.ts";

/** The verbs of media, for the registry. */
export const mediaVerbs: readonly AnyVerb[] = [
  findMedia,
  checkPromise,
  checkRoom,
  promiseUpload,
  recordUpload,
  recordPromisedUpload,
];
