import type { Settings } from "@conclave/services/instance/settings";
import type { Config } from "../config/config.ts";

const minute = 60_000;

/** The part of the configuration that the services heed. */
export function settingsOf(config: Config): Settings {
  const { publicUrl } = config.server;
  return {
    encryption: config.encryption.policy,
    keySharing: config.encryption.devices,
    defaultRoomVersion: config.rooms.defaultVersion,
    registration: config.registration.policy,
    registrationSecret: config.registration.secret,
    passwordLength: config.signIn.passwordLength,
    uploadLimit: config.limits.uploadBytes,
    mediaPerPerson: config.limits.mediaBytesPerPerson,
    publicUrl,
    consoleUrl: `${config.console.publicUrl ?? publicUrl}/console/`,
    redirectUrls: config.signIn.redirectUrls,
    accessTokenLifetime: config.signIn.accessTokenMinutes * minute,
    presence: config.presence.policy === "on",
    turn: turnOf(config.calls),
    livekitUrl: config.calls.livekitUrl,
  };
}

/** A server without a secret, or a secret without a server, helps nobody. */
function turnOf({ turnUris, turnSecret, turnMinutes }: Config["calls"]): Settings["turn"] {
  if (turnSecret === undefined || turnUris.length === 0) return undefined;
  return { uris: turnUris, secret: turnSecret, lifetime: turnMinutes * minute };
}
