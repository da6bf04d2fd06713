import { canonicalJson } from "@conclave/base/canonical-json";
import type { CrossSigningKey } from "@conclave/storage/keys/cross-signing-store";
import { type CrossSigningUpload, usages } from "./cross-signing-key.ts";
import { unsignedPart } from "./signed-json.ts";

/** The usages whose key an upload changes, or sets for the first time. */
export function changedUsages(
  known: readonly CrossSigningKey[],
  keys: CrossSigningUpload,
): readonly (typeof usages)[number][] {
  return usages.filter((usage) => {
    const key = keys[usage];
    if (key === undefined) return false;
    const stored = known.find((one) => one.usage === usage);
    return stored === undefined || canonicalJson(JSON.parse(stored.body)) !== canonicalJson(unsignedPart(key));
  });
}

/**
 * Whether an upload needs proof of who sends it: somebody who has a master key must not have it, or a key below it, set anew by
 * whoever holds an access token. The first upload and a repeated one need none.
 */
export function replacesKeys(known: readonly CrossSigningKey[], keys: CrossSigningUpload): boolean {
  return known.some((key) => key.usage === "master") && changedUsages(known, keys).length > 0;
}
