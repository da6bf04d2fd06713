import type { AnyVerb } from "../core/verb.ts";
import { checkPromise, findMedia } from "./find-media.ts";
import { promiseUpload, recordPromisedUpload, recordUpload } from "./record-upload.ts";

/** The verbs of media, for the registry. */
export const mediaVerbs: readonly AnyVerb[] = [
  findMedia,
  checkPromise,
  promiseUpload,
  recordUpload,
  recordPromisedUpload,
];
