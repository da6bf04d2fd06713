import { formatDate, formatInstant } from "@conclave/ui/i18n/format";
import type { ConversationPart } from "./conversation-parts.ts";
import { timeZone } from "./date-span.ts";
import type { ExportProgress, ExportRequest } from "./export-request.ts";
import { type Html, html } from "./html.ts";
import { htmlPage } from "./html-page.ts";
import { t } from "./messages.ts";

/** Who keeps what, and when. */
export interface ExportFacts {
  readonly request: ExportRequest;
  readonly by: string;
  readonly at: number;
  readonly result: ExportProgress;
  /** The newest first. */
  readonly parts: readonly ConversationPart[];
}

/** The first page of an exported conversation: what it is, and where its parts are. */
export function contentsHtml({ request, by, at, result, parts }: ExportFacts): string {
  const { roomId, title, after, before, withFiles } = request;
  const facts: readonly (readonly [string, string])[] = [
    [t("fact-room"), roomId],
    [t("fact-by"), by],
    [t("fact-at"), formatInstant(at)],
    ...(after === null ? [] : [[t("from"), formatDate(after)] as const]),
    // The end is the beginning of the day after.
    ...(before === null ? [] : [[t("until"), formatDate(before - 1)] as const]),
    [t("fact-zone"), timeZone()],
    [t("fact-lines"), String(result.lines)],
    [t("fact-undecryptable"), String(result.undecryptable)],
    [
      t("fact-files"),
      withFiles ? t("fact-files-kept", { count: result.files, missing: result.missing }) : t("fact-no-files"),
    ],
  ];
  const list = facts.map(([name, value]): Html => html`<dt>${name}</dt><dd><bdi>${value}</bdi></dd>\n`);
  const links = parts.toReversed().map(({ name, lines, from, until }): Html => {
    const [first, last] = [formatDate(from), formatDate(until)];
    const span = first === last ? first : t("span", { from: first, until: last });
    return html`<li><a href="messages/${name}.html">${span}</a> <span class="quiet">${t("lines", { count: lines })}</span></li>\n`;
  });
  const body = html`<h1><bdi>${title}</bdi></h1>
<p>${t("contents-warning")}</p>
<dl>
${list}</dl>
${links.length === 0 ? html`<p>${t("nothing")}</p>` : html`<ol>\n${links}</ol>`}
`;
  return htmlPage(title, body);
}

/** The same as data. */
export function contentsData({ request, by, at, result, parts }: ExportFacts): object {
  const time = (moment: number | null) => (moment === null ? null : new Date(moment).toISOString());
  return {
    roomId: request.roomId,
    name: request.title,
    exportedBy: by,
    exportedAt: time(at),
    from: time(request.after),
    before: time(request.before),
    timeZone: timeZone(),
    onlyOf: request.onlyOf,
    lines: result.lines,
    undecryptable: result.undecryptable,
    files: request.withFiles ? result.files : null,
    missingFiles: result.missing,
    parts: parts.toReversed().map(({ name, lines, from, until }) => ({
      file: `messages/${name}.json`,
      lines,
      from: time(from),
      until: time(until),
    })),
  };
}
