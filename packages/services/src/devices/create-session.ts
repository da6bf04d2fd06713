import { parseDeviceId } from "@conclave/protocol/identifiers/device-id";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { MatrixError } from "@conclave/protocol/matrix-error";
import { findDehydratedDevice } from "@conclave/storage/devices/dehydrated-device-store";
import { findDevice, insertDevice } from "@conclave/storage/devices/device-store";
import { insertTokens, removeTokens } from "@conclave/storage/devices/session-store";
import type { CommandContext } from "../core/verb.ts";
import { freshToken } from "./access-token.ts";

/** What a client may say of the device that it signs in. */
export interface DeviceWish {
  /** A device that the person has already is taken over, and its old tokens end; absent: a new one is made. */
  readonly deviceId?: string | undefined;
  /** Ignored for a device that exists. */
  readonly displayName?: string | undefined;
  /** Whether the client can renew its access token, which then is short-lived. */
  readonly refreshable: boolean;
}

/** A session with its secrets, which are shown this once. */
export interface NewSession {
  readonly userId: UserId;
  readonly deviceId: string;
  readonly accessToken: string;
  readonly refreshToken?: string;
  /** Milliseconds; absent for a token that doesn't expire. */
  readonly expiresIn?: number;
}

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/**
 * Signs an account in, inside a command of whoever has proved that it may.
 *
 * @throws MatrixError `M_INVALID_PARAM` for a device identifier that can't be one, or is that of the dehydrated device.
 */
export async function createSession(context: CommandContext, userId: UserId, wish: DeviceWish): Promise<NewSession> {
  const { tx, randomness, now, settings } = context;
  const deviceId = wish.deviceId === undefined ? newDeviceId(context) : parseDeviceId(wish.deviceId);
  if (deviceId === undefined) throw new MatrixError("M_INVALID_PARAM", "device_id can't be the name of a device.");
  const known = wish.deviceId !== undefined && (await findDevice(tx, userId, deviceId)) !== undefined;
  if (known) {
    // Its keys are in the hands of whoever rehydrates it: it is nobody's session.
    if ((await findDehydratedDevice(tx, userId))?.deviceId === deviceId) {
      throw new MatrixError("M_INVALID_PARAM", "device_id is that of your dehydrated device.");
    }
    await removeTokens(tx, userId, [deviceId]);
    context.changed({ kind: "session", userId, deviceId });
  } else {
    await insertDevice(tx, { userId, deviceId, displayName: wish.displayName ?? null, createdAt: now });
  }
  const access = freshToken(randomness, "cat");
  const refresh = wish.refreshable ? freshToken(randomness, "crt") : undefined;
  await insertTokens(tx, {
    accessTokenHash: access.hash,
    refreshTokenHash: refresh?.hash ?? null,
    userId,
    deviceId,
    generation: 0,
    state: "current",
    expiresAt: refresh === undefined ? null : now + settings.accessTokenLifetime,
  });
  await context.record({ type: "session.created", actor: userId, subject: userId, detail: { device_id: deviceId } });
  return {
    userId,
    deviceId,
    accessToken: access.token,
    ...(refresh === undefined ? {} : { refreshToken: refresh.token, expiresIn: settings.accessTokenLifetime }),
  };
}

function newDeviceId(context: CommandContext): string {
  // 256 is no multiple of 26; the slight favour to the first letters matters to nobody in a name that isn't secret.
  return [...context.randomness.bytes(10)].map((byte) => letters.charAt(byte % letters.length)).join("");
}
