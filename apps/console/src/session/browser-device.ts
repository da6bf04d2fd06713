import { type Randomness, randomToken } from "@conclave/base/randomness";
import { readPreference, writePreference } from "@conclave/ui/preferences/preference-store";

const key = "conclave.console.device";

/**
 * The name of this browser among the devices of whoever signs in to the console in it, made at the first sign-in. A tab that is
 * closed can't sign out any more, so the next sign-in takes its device over and thereby ends its session. No secret: it lets
 * nobody in. Where storage is forbidden, each sign-in is a device of its own.
 */
export function browserDevice(randomness: Randomness): string {
  const known = readPreference(key);
  if (known !== undefined && /^[\w-]{8,64}$/.test(known)) return known;
  const made = randomToken(randomness, 12);
  writePreference(key, made);
  return made;
}
