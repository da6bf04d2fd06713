import { uploadCrossSigningKeys } from "@conclave/protocol/client-api/upload-cross-signing-keys";
import { checkCrossSigningKeys } from "@conclave/services/keys/check-cross-signing-keys";
import { uploadCrossSigningKeys as upload } from "@conclave/services/keys/upload-cross-signing-keys";
import { type Route, route } from "../edge/route.ts";
import { requireUia, type UiaParts } from "./require-uia.ts";

/** POST /_matrix/client/v3/keys/device_signing/upload */
export function uploadCrossSigningKeysRoute(parts: UiaParts): Route {
  return route(uploadCrossSigningKeys, async (request) => {
    const { userId, deviceId } = request.caller;
    const { master_key, self_signing_key, user_signing_key } = request.body;
    const keys = {
      ...(master_key === undefined ? {} : { master: master_key }),
      ...(self_signing_key === undefined ? {} : { self_signing: self_signing_key }),
      ...(user_signing_key === undefined ? {} : { user_signing: user_signing_key }),
    };
    const { needsProof } = await parts.dispatcher.run(checkCrossSigningKeys, { userId, keys });
    const refusal = needsProof ? await requireUia(parts, uploadCrossSigningKeys, request) : undefined;
    if (refusal !== undefined) return refusal;
    await parts.dispatcher.run(upload, { userId, deviceId, keys, proved: needsProof });
    return {};
  });
}
