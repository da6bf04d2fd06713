import type { DeviceWish, NewSession } from "../devices/create-session.ts";
import { openSession } from "./open-session.ts";
import { type PasswordAttempt, type VerifyPasswordPorts, verifyPassword } from "./verify-password.ts";

/** Signs in with a name and a password (spec "Login"); throws what `verifyPassword` and `createSession` throw. */
export async function signInWithPassword(
  ports: VerifyPasswordPorts,
  attempt: PasswordAttempt,
  device: DeviceWish,
): Promise<NewSession> {
  const verified = await verifyPassword(ports, attempt);
  return ports.dispatcher.run(openSession, { ...verified, device });
}
