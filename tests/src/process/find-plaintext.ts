import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";

/** Shorter ones could be there by chance. */
const shortest = 8;

/**
 * Searches every byte of every file below a folder for secrets, in the forms in which a program would write them: UTF-8,
 * UTF-16, hexadecimal, Base64 wherever it begins, and JSON with escapes.
 *
 * @returns what was found, as `file: secret (form)`; empty when nothing was.
 * @throws RangeError for a secret under 8 bytes.
 */
export function findPlaintext(folder: string, secrets: Iterable<string | Buffer>): readonly string[] {
  const needles = [...secrets].flatMap(formsOf);
  const found: string[] = [];
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const content = readFileSync(path);
    for (const { bytes, name } of needles) {
      if (content.includes(bytes)) found.push(`${relative(folder, path)}: ${name}`);
    }
  }
  return found;
}

interface Needle {
  readonly bytes: Buffer;
  readonly name: string;
}

function formsOf(secret: string | Buffer): readonly Needle[] {
  const raw = Buffer.from(secret);
  if (raw.length < shortest) throw new RangeError(`"${secret}" is too short to be searched for`);
  const named =
    typeof secret === "string" ? secret : `${raw.length} bytes beginning with ${raw.subarray(0, 8).toString("hex")}`;
  const forms: [string, Buffer | string][] = [
    ["as it is", raw],
    ["in hexadecimal", raw.toString("hex")],
    ["in hexadecimal capitals", raw.toString("hex").toUpperCase()],
    ...[0, 1, 2].flatMap((offset): [string, string][] => {
      const inside = base64Inside(raw, offset);
      return [
        ["in Base64", inside],
        ["in Base64 for URLs", inside.replaceAll("+", "-").replaceAll("/", "_")],
      ];
    }),
  ];
  if (typeof secret === "string") {
    forms.push(["in UTF-16", Buffer.from(secret, "utf16le")], ["in JSON with escapes", escaped(secret)]);
  }
  return forms.map(([form, bytes]) => ({ bytes: Buffer.from(bytes), name: `${named} (${form})` }));
}

/** What Base64 of anything that holds `raw` at a multiple of 3 plus `offset` has in it for certain. */
function base64Inside(raw: Buffer, offset: number): string {
  const whole = Buffer.concat([Buffer.alloc(offset), raw])
    .toString("base64")
    .replace(/=+$/, "");
  const certain = Math.floor(((raw.length + offset) * 8) / 6);
  return whole.slice(Math.ceil((offset * 8) / 6), certain);
}

function escaped(text: string): string {
  return text.replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
