const plain = /^[\x20-\x7e]*$/;

/**
 * Writes a Content-Disposition header (RFC 6266; names beyond ASCII as RFC 8187 says, with a plain form for old clients).
 *
 * @param fileName as the uploader gave it; control characters are left out.
 */
export function contentDisposition(kind: "inline" | "attachment", fileName: string | null): string {
  const name = fileName?.replaceAll(/\p{Cc}/gu, "").toWellFormed() ?? "";
  if (name === "") return kind;
  const quoted = `filename="${name.replaceAll(/[^\x20-\x7e]/g, "_").replaceAll(/["\\]/g, "\\$&")}"`;
  if (plain.test(name)) return `${kind}; ${quoted}`;
  return `${kind}; ${quoted}; filename*=UTF-8''${percentEncode(name)}`;
}

/** encodeURIComponent leaves four characters that RFC 8187 does not allow. */
function percentEncode(text: string): string {
  return encodeURIComponent(text).replaceAll(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
