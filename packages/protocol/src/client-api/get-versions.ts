import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";

/** Which versions of the specification the server speaks (spec "API Versions"). */
export const getVersions = endpoint({
  method: "GET",
  path: "/_matrix/client/versions",
  authentication: "optional",
  permission: none("public"),
  audit: none("read"),
  rateLimit: "none",
  response: Type.Object({
    versions: Type.Array(Type.String()),
    unstable_features: Type.Record(Type.String(), Type.Boolean()),
  }),
});
