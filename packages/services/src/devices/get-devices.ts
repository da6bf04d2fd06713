import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { type Device, listDevices } from "@conclave/storage/devices/device-store";
import { query } from "../core/verb.ts";

/** A device as its owner may see it. */
export type OwnDevice = Device;

/** Every device of a person, oldest first. */
export const getDevices = query("devices.get-devices", (context, input: { readonly userId: UserId }) =>
  listDevices(context.tx, input.userId),
);
