import { formatDate } from "@conclave/ui/i18n/format";
import { type Html, html } from "./html.ts";
import { htmlPage } from "./html-page.ts";
import type { KeptLine } from "./kept-line.ts";
import { lineHtml } from "./line-html.ts";
import { t } from "./messages.ts";

/** A page of a conversation. `lines` oldest first; `earlier` and `later`: the files of the pages before and after it. */
export function messagesHtml(
  title: string,
  lines: readonly KeptLine[],
  { earlier, later }: { readonly earlier: string | null; readonly later: string | null },
): string {
  const byId = new Map(lines.map((line) => [line.item.key, line]));
  let day = "";
  const body = lines.map((line): Html => {
    const { timestamp } = line.item;
    const before = day;
    day = formatDate(timestamp);
    const heading = day === before ? "" : html`<h2>${day}</h2>\n`;
    return html`${heading}${lineHtml(line, byId)}`;
  });
  const way = html`<nav>${link(earlier, t("earlier"))}${link(later, t("later"))}${link("../index.html", t("contents"))}</nav>\n`;
  return htmlPage(title, html`<h1><bdi>${title}</bdi></h1>\n${way}<main>\n${body}</main>\n${way}`);
}

function link(address: string | null, words: string): Html {
  return address === null ? html`` : html`<a href="${address}">${words}</a>`;
}
