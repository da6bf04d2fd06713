import { searchUserDirectory } from "@conclave/protocol/client-api/search-user-directory";
import { searchUserDirectory as search } from "@conclave/services/rooms/people/search-user-directory";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";

/** POST /_matrix/client/v3/user_directory/search */
export function searchUserDirectoryRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(searchUserDirectory, async ({ body, caller }) => {
    const input = { userId: caller.userId, term: body.search_term, limit: body.limit };
    const { found, isLimited } = await dispatcher.run(search, input);
    return {
      results: found.map(({ userId, displayName, avatarUrl }) => ({
        user_id: userId,
        ...(displayName !== undefined && { display_name: displayName }),
        ...(avatarUrl !== undefined && { avatar_url: avatarUrl }),
      })),
      limited: isLimited,
    };
  });
}
