import { uploadCrossSigningSignatures } from "@conclave/protocol/client-api/upload-cross-signing-signatures";
import { uploadKeySignatures } from "@conclave/services/keys/upload-key-signatures";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";

/** POST /_matrix/client/v3/keys/signatures/upload */
export function uploadCrossSigningSignaturesRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(uploadCrossSigningSignatures, async ({ caller, body }) => ({
    failures: await uploadKeySignatures(dispatcher, caller.userId, body),
  }));
}
