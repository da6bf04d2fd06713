/** Characters (UTF-16) of a name, of which its ending may keep this many. */
const longest = 80;
const longestEnding = 12;

/** What no file system takes, what would lead out of a folder, and what would turn a name around (UAX 9). */
const unfit = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}<>:"/\\|?*]/gu;

/** A name by somebody else as one of a file: harmless on every system, and still like what it was. May be empty. */
export function fileName(name: string): string {
  // Before it is normalised, which would put another character for half of one.
  const fit = name
    .replace(unfit, "_")
    .normalize("NFC")
    .replace(/^[.\s]+|[.\s]+$/g, "");
  if (fit.length <= longest) return fit;
  const ending = /\.[^.]*$/.exec(fit)?.[0] ?? "";
  const kept = ending.length <= longestEnding ? ending : "";
  return `${fit.slice(0, longest - kept.length).replace(/\p{Cs}$/u, "")}${kept}`;
}
