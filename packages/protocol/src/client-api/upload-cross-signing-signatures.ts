import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";
import { MapOf, SignaturesField } from "./key-fields.ts";

/** Publishes signatures on keys (spec "POST /_matrix/client/v3/keys/signatures/upload"). */
export const uploadCrossSigningSignatures = endpoint({
  method: "POST",
  path: "/_matrix/client/v3/keys/signatures/upload",
  aliases: ["/_matrix/client/unstable/keys/signatures/upload"],
  authentication: "required",
  permission: none("own-data"),
  audit: none("traffic"),
  rateLimit: "keys",
  /** By user, and by device id or public key: the signed object. */
  body: MapOf(MapOf(Type.Object({ signatures: SignaturesField }))),
  response: Type.Object({
    failures: MapOf(MapOf(Type.Object({ errcode: Type.String(), error: Type.String() }))),
  }),
});
