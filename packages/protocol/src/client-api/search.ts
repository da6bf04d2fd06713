import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";
import { roomEventFilterSchema } from "../filters/filter.ts";
import { ClientEventField } from "./room-fields.ts";

const SearchKeyField = Type.Union([
  Type.Literal("content.body"),
  Type.Literal("content.name"),
  Type.Literal("content.topic"),
]);
const GroupKeyField = Type.Union([Type.Literal("room_id"), Type.Literal("sender")]);
const contextLimit = Type.Optional(Type.Integer({ minimum: 0 }));

/**
 * Looks for events by what they say, in rooms that aren't encrypted (spec "POST /_matrix/client/v3/search"): those that have
 * every word of the term. Of Chinese, Japanese and Thai, parts of words are found too.
 *
 * Errors: `M_INVALID_PARAM` a `next_batch` of no search.
 */
export const search = endpoint({
  method: "POST",
  path: "/_matrix/client/v3/search",
  authentication: "required",
  permission: none("traffic"),
  audit: none("read"),
  rateLimit: "read",
  query: Type.Object({ next_batch: Type.Optional(Type.String({ maxLength: 2_048 })) }),
  body: Type.Object({
    search_categories: Type.Object({
      room_events: Type.Optional(
        Type.Object({
          search_term: Type.String({ maxLength: 1_024 }),
          keys: Type.Optional(Type.Array(SearchKeyField, { maxItems: 10 })),
          filter: Type.Optional(roomEventFilterSchema),
          order_by: Type.Optional(Type.Union([Type.Literal("rank"), Type.Literal("recent")])),
          event_context: Type.Optional(
            Type.Object({
              before_limit: contextLimit,
              after_limit: contextLimit,
              include_profile: Type.Optional(Type.Boolean()),
            }),
          ),
          include_state: Type.Optional(Type.Boolean()),
          groupings: Type.Optional(
            Type.Object({
              group_by: Type.Optional(Type.Array(Type.Object({ key: GroupKeyField }), { maxItems: 10 })),
            }),
          ),
        }),
      ),
    }),
  }),
  response: Type.Object({
    search_categories: Type.Object({
      room_events: Type.Optional(
        Type.Object({
          count: Type.Integer({ minimum: 0 }),
          highlights: Type.Array(Type.String()),
          results: Type.Array(
            Type.Object({
              rank: Type.Number(),
              result: ClientEventField,
              context: Type.Optional(
                Type.Object({
                  events_before: Type.Array(ClientEventField),
                  events_after: Type.Array(ClientEventField),
                  start: Type.String(),
                  end: Type.String(),
                  profile_info: Type.Optional(
                    Type.Record(
                      Type.String(),
                      Type.Object({
                        displayname: Type.Optional(Type.String()),
                        avatar_url: Type.Optional(Type.String()),
                      }),
                    ),
                  ),
                }),
              ),
            }),
          ),
          next_batch: Type.Optional(Type.String()),
          groups: Type.Optional(
            Type.Record(
              Type.String(),
              Type.Record(
                Type.String(),
                Type.Object({
                  results: Type.Array(Type.String()),
                  order: Type.Integer(),
                  next_batch: Type.Optional(Type.String()),
                }),
              ),
            ),
          ),
          state: Type.Optional(Type.Record(Type.String(), Type.Array(ClientEventField))),
        }),
      ),
    }),
  }),
});
