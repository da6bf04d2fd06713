import { findMedia as find } from "@conclave/storage/media/media-store";
import { query } from "../core/verb.ts";
import { requireOpenPromise } from "./open-promise.ts";

/** Checks, before any byte is taken, that a promised file may be uploaded. @throws MatrixError as `requireOpenPromise` does. */
export const checkPromise = query(
  "media.check-promise",
  async (
    context,
    input: { readonly serverName: string; readonly mediaId: string; readonly userId: string },
  ): Promise<void> => {
    const isLocal = input.serverName === context.instance().serverName;
    requireOpenPromise(isLocal ? await find(context.tx, input.mediaId) : undefined, input.userId, context.now);
  },
);
