import type { DeviceWish, NewSession } from "@conclave/services/devices/create-session";

/** A new session as the specification writes it: for registration and sign-in. */
export interface PresentedSession {
  readonly user_id: string;
  readonly access_token: string;
  readonly device_id: string;
  readonly refresh_token?: string;
  readonly expires_in_ms?: number;
}

/** Writes a session's secrets for its owner. */
export function presentSession(session: NewSession): PresentedSession {
  return {
    user_id: session.userId,
    access_token: session.accessToken,
    device_id: session.deviceId,
    ...(session.refreshToken === undefined ? {} : { refresh_token: session.refreshToken }),
    ...(session.expiresIn === undefined ? {} : { expires_in_ms: session.expiresIn }),
  };
}

/** Reads what a client says of the device that it signs in. */
export function deviceWishOf(body: {
  readonly device_id?: string;
  readonly initial_device_display_name?: string;
  readonly refresh_token?: boolean;
}): DeviceWish {
  return {
    deviceId: body.device_id,
    displayName: body.initial_device_display_name,
    refreshable: body.refresh_token === true,
  };
}
