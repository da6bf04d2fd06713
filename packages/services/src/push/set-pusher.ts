import type { JsonObject } from "@conclave/base/json";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { MatrixError } from "@conclave/protocol/matrix-error";
import { committedPosition } from "@conclave/storage/instance/instance-store";
import { deletePusher, deletePushersOfOthers, pushersOf, writePusher } from "@conclave/storage/push/pusher-store";
import { command } from "../core/verb.ts";
import { ownGatewayUrl } from "./ways-to-gateways.ts";

/** What a client says of a pusher. */
export interface PusherRequest {
  readonly userId: UserId;
  readonly deviceId: string;
  readonly appId: string;
  readonly pushkey: string;
  /** Null removes the pusher. */
  readonly kind: string | null;
  readonly appDisplayName: string | undefined;
  readonly deviceDisplayName: string | undefined;
  readonly profileTag: string | undefined;
  readonly lang: string | undefined;
  readonly data: JsonObject | undefined;
  /** Whether other people may keep a pusher of the same app and key: the device is shared. */
  readonly append: boolean;
}

const pushersOfPerson = 100;
/** Bytes of `data` as JSON. */
const dataLimit = 4_096;

/**
 * Sets or removes a pusher of the caller (spec "POST /_matrix/client/v3/pushers/set"). That one is set says nothing of whether
 * anything is ever sent: the administrator allows the gateways.
 *
 * @throws MatrixError `M_MISSING_PARAM`, `M_INVALID_PARAM` for what can't be a pusher; `M_LIMIT_EXCEEDED` beyond 100.
 */
export const setPusher = command("push.set-pusher", async (context, request: PusherRequest): Promise<void> => {
  const { tx } = context;
  if (request.kind === null) return deletePusher(tx, request);
  if (request.kind !== "http") throw new MatrixError("M_INVALID_PARAM", "kind: this server knows http only.");
  const pusher = {
    userId: request.userId,
    deviceId: request.deviceId,
    appId: request.appId,
    pushkey: request.pushkey,
    appDisplayName: required(request.appDisplayName, "app_display_name"),
    deviceDisplayName: required(request.deviceDisplayName, "device_display_name"),
    profileTag: request.profileTag ?? null,
    lang: required(request.lang, "lang"),
    data: checkedData(required(request.data, "data"), ownGatewayUrl(context.settings.publicUrl)),
    at: context.now,
  };
  const known = await pushersOf(tx, request.userId);
  const isKnown = known.some(({ appId, pushkey }) => appId === request.appId && pushkey === request.pushkey);
  if (!isKnown && known.length >= pushersOfPerson) {
    throw new MatrixError("M_LIMIT_EXCEEDED", `There can be ${pushersOfPerson} pushers at most.`);
  }
  if (!request.append) await deletePushersOfOthers(tx, request);
  await writePusher(tx, pusher, await committedPosition(tx));
});

function required<Value>(value: Value | undefined, field: string): Value {
  if (value === undefined) throw new MatrixError("M_MISSING_PARAM", `${field} is missing from the body.`);
  return value;
}

function checkedData(data: JsonObject, ownGateway: string): string {
  const { url } = data;
  if (url === undefined) throw new MatrixError("M_MISSING_PARAM", "data.url is missing from the body.");
  // This server may stand in the clear where only this machine reaches it.
  if (typeof url !== "string" || !(url === ownGateway || isGateway(url))) {
    throw new MatrixError("M_INVALID_PARAM", "data.url must be https and end with /_matrix/push/v1/notify.");
  }
  const text = JSON.stringify(data);
  if (text.length > dataLimit) throw new MatrixError("M_INVALID_PARAM", "data is too large.");
  return text;
}

function isGateway(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, pathname, username, password } = new URL(text);
  return protocol === "https:" && pathname === "/_matrix/push/v1/notify" && username === "" && password === "";
}
