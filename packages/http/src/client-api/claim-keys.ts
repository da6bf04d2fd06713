import { claimKeys } from "@conclave/protocol/client-api/claim-keys";
import { claimKeys as claim } from "@conclave/services/keys/claim-keys";
import { JsonText } from "../edge/reply.ts";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";

/** POST /_matrix/client/v3/keys/claim */
export function claimKeysRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(claimKeys, async ({ body }) => {
    const wanted = Object.entries(body.one_time_keys).flatMap(([userId, devices]) =>
      Object.entries(devices).map(([deviceId, algorithm]) => ({ userId, deviceId, algorithm })),
    );
    const claimed = await claim(dispatcher, wanted);
    return new JsonText(`{"one_time_keys":${byUserAndDevice(claimed)},"failures":{}}`);
  });
}

type Claimed = Awaited<ReturnType<typeof claim>>;

/** The keys are JSON already, and stay as they were uploaded. */
function byUserAndDevice(claimed: Claimed): string {
  const users = [...Map.groupBy(claimed, (key) => key.userId)].map(([userId, keys]) => {
    const devices = keys.map(
      ({ deviceId, algorithm, keyId, key }) =>
        `${JSON.stringify(deviceId)}:{${JSON.stringify(`${algorithm}:${keyId}`)}:${key}}`,
    );
    return `${JSON.stringify(userId)}:{${devices.join(",")}}`;
  });
  return `{${users.join(",")}}`;
}
