import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";

/** Announces a file that is uploaded later (spec "POST /_matrix/media/v1/create"). */
export const createContent = endpoint({
  method: "POST",
  path: "/_matrix/media/v1/create",
  authentication: "required",
  permission: none("traffic"),
  audit: none("traffic"),
  rateLimit: "upload",
  response: Type.Object({ content_uri: Type.String(), unused_expires_at: Type.Integer() }),
});
