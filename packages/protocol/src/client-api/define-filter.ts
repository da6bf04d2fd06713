import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";
import { filterSchema } from "../filters/filter.ts";

/** Keeps a filter for later syncs (spec "Filtering"). */
export const defineFilter = endpoint({
  method: "POST",
  path: "/_matrix/client/v3/user/{userId}/filter",
  authentication: "required",
  permission: none("own-data"),
  audit: none("traffic"),
  rateLimit: "write",
  errors: ["M_FORBIDDEN"],
  bodyLimit: 65_536,
  params: Type.Object({ userId: Type.String() }),
  body: filterSchema,
  response: Type.Object({ filter_id: Type.String() }),
});
