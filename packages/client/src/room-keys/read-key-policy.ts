import { isJsonObject } from "@conclave/base/json";
import type { MatrixClient } from "matrix-js-sdk/lib/client.js";

/**
 * Asks the server, past any cache, which devices the organisation wants to get keys. A server that says nothing of it wants all; what isn't understood counts as
 * the stricter wish. Rejects as the request does.
 */
export async function readKeyPolicy(sdk: Pick<MatrixClient, "fetchCapabilities">): Promise<"any" | "verified"> {
  const said: unknown = (await sdk.fetchCapabilities())["io.conclave.key_sharing"];
  if (said === undefined) return "any";
  return isJsonObject(said) && said["devices"] === "any" ? "any" : "verified";
}
