import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";
import { EmptyAnswer, UserIdField } from "./room-fields.ts";

/** Reports a person as inappropriate (spec "POST /_matrix/client/v3/users/{userId}/report"). */
export const reportUser = endpoint({
  method: "POST",
  path: "/_matrix/client/v3/users/{userId}/report",
  authentication: "required",
  permission: none("traffic"),
  audit: "content.reported",
  rateLimit: "write",
  errors: ["M_NOT_FOUND"],
  params: Type.Object({ userId: UserIdField }),
  body: Type.Object({ reason: Type.String({ maxLength: 4_096 }) }),
  response: EmptyAnswer,
});
