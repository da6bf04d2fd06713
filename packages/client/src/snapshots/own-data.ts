import type { Json } from "@conclave/base/json";

/** A part of what the server and this device know of an account, as the server gives it. */
export interface OwnDataPart {
  readonly name: "profile" | "devices" | "addresses" | "account-data" | "push-rules" | "pushers" | "rooms";
  readonly content: Json;
}
