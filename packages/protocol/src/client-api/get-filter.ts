import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";
import { filterSchema } from "../filters/filter.ts";

/** Gives a filter back as it was defined (spec "Filtering"). */
export const getFilter = endpoint({
  method: "GET",
  path: "/_matrix/client/v3/user/{userId}/filter/{filterId}",
  authentication: "required",
  permission: none("own-data"),
  audit: none("read"),
  rateLimit: "read",
  errors: ["M_FORBIDDEN", "M_NOT_FOUND"],
  params: Type.Object({ userId: Type.String(), filterId: Type.String() }),
  response: filterSchema,
});
