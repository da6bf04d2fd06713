import { type Static, Type } from "typebox";

/** Where the endpoints of MSC3814 are, until it is part of the specification. */
export const dehydratedDevicePath = "/_matrix/client/unstable/org.matrix.msc3814.v1/dehydrated_device";

const Data = Type.Object({ algorithm: Type.String({ minLength: 1 }) });

/** What a dehydrated device is opened with, encrypted by its owner; further members are kept. */
export const DeviceDataField = Type.Unsafe<Static<typeof Data> & Readonly<Record<string, unknown>>>(Data);

/** Which dehydrated device it was. */
export const DehydratedDeviceAnswer = Type.Object({ device_id: Type.String() });
