import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";

const identifier = Type.Optional(Type.String({ maxLength: 255 }));

/**
 * Tells browsers that are closed of news, by Web Push (spec "Push Gateway API"). Only for pushers that are set at this server:
 * it carries nothing for anybody else. There is no such route unless `push.policy` is on. Errors: `M_LIMIT_EXCEEDED` also where
 * a push service takes nothing now.
 */
export const notify = endpoint({
  method: "POST",
  path: "/_matrix/push/v1/notify",
  authentication: "none",
  permission: none("proof-in-body"),
  audit: none("traffic"),
  rateLimit: "write",
  bodyLimit: 64 * 1_024,
  body: Type.Object({
    notification: Type.Object({
      event_id: identifier,
      room_id: identifier,
      prio: Type.Optional(Type.Union([Type.Literal("high"), Type.Literal("low")])),
      counts: Type.Optional(Type.Object({ unread: Type.Optional(Type.Integer({ minimum: 0 })) })),
      devices: Type.Array(
        Type.Object({
          app_id: Type.String({ maxLength: 64 }),
          pushkey: Type.String({ maxLength: 512 }),
          /** The subscription: `endpoint` and `auth`. */
          data: Type.Optional(
            Type.Object({ endpoint: Type.Optional(Type.String()), auth: Type.Optional(Type.String()) }),
          ),
        }),
        { maxItems: 100 },
      ),
    }),
  }),
  /** The keys that are no good any more. */
  response: Type.Object({ rejected: Type.Array(Type.String()) }),
});
