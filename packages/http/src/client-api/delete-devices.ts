import { deleteDevices } from "@conclave/protocol/client-api/delete-devices";
import { deleteChosenDevices } from "@conclave/services/workflows/delete-chosen-devices";
import { type Route, route } from "../edge/route.ts";
import { requireUia, type UiaParts } from "./require-uia.ts";

/** POST /_matrix/client/v3/delete_devices */
export function deleteDevicesRoute(parts: UiaParts): Route {
  return route(deleteDevices, async (request) => {
    const refusal = await requireUia(parts, deleteDevices, request);
    if (refusal !== undefined) return refusal;
    const { caller, body } = request;
    await parts.dispatcher.run(deleteChosenDevices, { userId: caller.userId, deviceIds: body.devices });
    return {};
  });
}
