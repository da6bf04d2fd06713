import { utf8Length } from "@conclave/base/utf8";
import { parseMxcUri } from "@conclave/protocol/identifiers/mxc-uri";

/** Bytes that a whole profile may have as JSON (spec "Profiles"). */
export const profileSizeLimit = 65_536;

const keySizeLimit = 255;
const displayNameSizeLimit = 256;

/** What is wrong with a field of a profile, as errcode and sentence. */
export interface ProfileFieldFault {
  readonly errcode: "M_KEY_TOO_LARGE" | "M_INVALID_PARAM";
  readonly message: string;
}

/**
 * Judges a key: `displayname`, `avatar_url`, or a namespaced one such as `m.tz` (spec "PUT /profile/{userId}/{keyName}" and
 * appendix "Common Namespaced Identifier Grammar").
 */
export function profileKeyFault(key: string): ProfileFieldFault | undefined {
  if (utf8Length(key) > keySizeLimit) {
    return { errcode: "M_KEY_TOO_LARGE", message: `A profile key has at most ${keySizeLimit} bytes.` };
  }
  if (key === "displayname" || key === "avatar_url" || /^[a-z][a-z0-9_-]*(\.[a-z0-9_-]+)+$/.test(key)) return undefined;
  return { errcode: "M_INVALID_PARAM", message: "The profile key must be namespaced, such as org.example.title." };
}

/** Judges a value that is to be stored: only name and picture have a form of their own. */
export function profileValueFault(key: string, value: unknown): ProfileFieldFault | undefined {
  if (key === "displayname" && (typeof value !== "string" || utf8Length(value) > displayNameSizeLimit)) {
    return {
      errcode: "M_INVALID_PARAM",
      message: `displayname must be a text of at most ${displayNameSizeLimit} bytes.`,
    };
  }
  if (key === "displayname" && String(value).includes("\0")) {
    return { errcode: "M_INVALID_PARAM", message: "displayname must not hold the character U+0000." };
  }
  if (key === "avatar_url" && (typeof value !== "string" || parseMxcUri(value) === undefined)) {
    return { errcode: "M_INVALID_PARAM", message: "avatar_url must be an mxc:// address." };
  }
  return undefined;
}

/** Whether setting this value means to remove the field: clients empty name and picture so. */
export function removesProfileField(key: string, value: unknown): boolean {
  return (key === "displayname" || key === "avatar_url") && (value === "" || value === null);
}
