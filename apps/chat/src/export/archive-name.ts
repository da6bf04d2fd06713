import { fileName } from "./file-name.ts";

/** What the file of an archive is called: of what it is, and of which day. */
export function archiveName(title: string, moment: number): string {
  const date = new Date(moment);
  const day = [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, "0"));
  return `${fileName(title) || "Conclave"} ${day.join("-")}.zip`;
}
