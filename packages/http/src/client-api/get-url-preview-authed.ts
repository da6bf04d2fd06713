import { getUrlPreviewAuthed } from "@conclave/protocol/client-api/get-url-preview-authed";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";

/** GET /_matrix/client/v1/media/preview_url */
export function getUrlPreviewAuthedRoute({ previewPage }: Pick<Parts, "previewPage">): Route {
  return route(getUrlPreviewAuthed, async ({ query }) => {
    const { title, description, siteName, type } = await previewPage(query.url);
    return {
      ...(title === undefined ? {} : { "og:title": title }),
      ...(description === undefined ? {} : { "og:description": description }),
      ...(siteName === undefined ? {} : { "og:site_name": siteName }),
      ...(type === undefined ? {} : { "og:type": type }),
    };
  });
}
