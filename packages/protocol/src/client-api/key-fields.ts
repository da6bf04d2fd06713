import type { JsonObject } from "@conclave/base/json";
import { type Static, type TSchema, Type } from "typebox";

/** Text without U+0000, which not every database can hold. */
const storable = "^[^\\u0000]*$";

/** A short name that is looked up: an algorithm, a device, a session. */
export const NameField = Type.String({ minLength: 1, maxLength: 1_024, pattern: storable });

/** A JSON object with members of one kind; their names are the sender's. */
export function MapOf<Member extends TSchema>(member: Member) {
  return Type.Unsafe<Readonly<Record<string, Static<Member>>>>({
    type: "object",
    propertyNames: { minLength: 1, maxLength: 1_024, pattern: storable },
    additionalProperties: member,
  });
}

/** By user, and by `<algorithm>:<key>`: unpadded base64. */
export const SignaturesField = MapOf(MapOf(Type.String({ maxLength: 1_024, pattern: storable })));

/** What a device publishes of itself (spec "DeviceKeys"); further members are kept. */
export const DeviceKeysField = Type.Object({
  user_id: Type.String(),
  device_id: Type.String(),
  algorithms: Type.Array(Type.String()),
  keys: MapOf(Type.String()),
  signatures: SignaturesField,
});

/** A cross-signing key (spec "CrossSigningKey"); further members are kept. */
export const CrossSigningKeyField = Type.Object({
  user_id: Type.String(),
  usage: Type.Array(Type.String()),
  keys: Type.Unsafe<Readonly<Record<string, string>>>({
    type: "object",
    additionalProperties: { type: "string" },
    minProperties: 1,
    maxProperties: 1,
  }),
  signatures: Type.Optional(SignaturesField),
});

/** A key that its device has signed (spec "KeyObject"); further members are kept. */
const KeyObjectField = Type.Object({ key: Type.String(), signatures: SignaturesField });

/** Keys by `<algorithm>:<key id>`: each a string, or an object that is signed. */
export const OneTimeKeysField = MapOf(
  Type.Unsafe<string | JsonObject>({ if: { type: "string" }, else: KeyObjectField }),
);

/** By the name of a server that could not be reached: no other servers are reached for now. */
export const FailuresField = MapOf(Type.Object({}));
