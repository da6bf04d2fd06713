import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { htmlOf } from "./html.ts";
import { markdownOf } from "./markdown.ts";
import type { Report } from "./result.ts";

/**
 * Writes a report three times: to compare (JSON), to quote (Markdown), to look at (HTML).
 *
 * @returns the names of the files.
 */
export function writeReport(report: Report, folder: string): readonly string[] {
  mkdirSync(folder, { recursive: true });
  const forms = { json: `${JSON.stringify(report, undefined, 1)}\n`, md: markdownOf(report), html: htmlOf(report) };
  return Object.entries(forms).map(([kind, text]) => {
    const file = join(folder, `report.${kind}`);
    writeFileSync(file, text);
    return file;
  });
}
