import { deleteDevice } from "@conclave/protocol/client-api/delete-device";
import { deleteChosenDevices } from "@conclave/services/workflows/delete-chosen-devices";
import { type Route, route } from "../edge/route.ts";
import { requireUia, type UiaParts } from "./require-uia.ts";

/** DELETE /_matrix/client/v3/devices/{deviceId} */
export function deleteDeviceRoute(parts: UiaParts): Route {
  return route(deleteDevice, async (request) => {
    const refusal = await requireUia(parts, deleteDevice, request);
    if (refusal !== undefined) return refusal;
    const { caller, params } = request;
    await parts.dispatcher.run(deleteChosenDevices, { userId: caller.userId, deviceIds: [params.deviceId] });
    return {};
  });
}
