import { createContent } from "@conclave/protocol/client-api/create-content";
import { promiseUpload } from "@conclave/services/media/promise-upload";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";

/** POST /_matrix/media/v1/create */
export function createContentRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(createContent, async ({ caller }) => {
    const { contentUri, expiresAt } = await dispatcher.run(promiseUpload, { userId: caller.userId });
    return { content_uri: contentUri, unused_expires_at: expiresAt };
  });
}
