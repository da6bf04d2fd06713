/**
 * The content addresses that the content of an event names where the specification has them: `url`, `file.url`, their thumbnails
 * in `info`, and the same in the replacement that an edit holds (spec "m.room.message msgtypes", "m.room.avatar", "m.sticker",
 * "Event replacements"). In an encrypted event there is none: they are inside the ciphertext.
 *
 * @returns as they stand there: perhaps no addresses at all.
 */
export function mediaInEvent(content: unknown): readonly string[] {
  const info = part(content, "info");
  const found = [
    part(content, "url"),
    part(part(content, "file"), "url"),
    part(info, "thumbnail_url"),
    part(part(info, "thumbnail_file"), "url"),
  ].filter((value) => typeof value === "string");
  const replacement = part(content, "m.new_content");
  return replacement === undefined ? found : [...found, ...mediaInEvent(withoutReplacement(replacement))];
}

/** An edit holds no edit. */
function withoutReplacement(content: unknown): unknown {
  return typeof content === "object" ? { ...content, "m.new_content": undefined } : undefined;
}

function part(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null && key in value
    ? (value as { readonly [key: string]: unknown })[key]
    : undefined;
}
