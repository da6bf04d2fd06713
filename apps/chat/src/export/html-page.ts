import { language } from "@conclave/ui/i18n/language";
import { type Html, html } from "./html.ts";

/** All that a page may do: show text, its own styles, and pictures and films of the folder that it lies in. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' file:; media-src 'self' file:";

const styles = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; } h2 { font-size: 1rem; margin: 2rem 0 .5rem; border-bottom: 1px solid #8886; }
a { color: LinkText; } nav { display: flex; gap: 1.5rem; margin: 1rem 0; }
dt { font-weight: 600; } dd { margin: 0 0 .5rem; }
.line { margin: .75rem 0; padding-inline-start: .75rem; border-inline-start: 3px solid transparent; }
.line:target { border-color: #2a7; } .reply { margin-inline-start: 2rem; border-color: #8886; }
.line p, .line div, .line ul { margin: .15rem 0; } .plain { white-space: pre-wrap; }
.quiet, time { opacity: .75; font-size: .875rem; } .notice { font-size: .875rem; opacity: .85; }
.reactions { display: flex; flex-wrap: wrap; gap: .4rem; padding: 0; list-style: none; font-size: .875rem; }
.reactions li { border: 1px solid #8886; border-radius: 1rem; padding: 0 .5rem; }
img { max-width: 100%; max-height: 24rem; border-radius: .4rem; }
pre { overflow: auto; padding: .5rem; background: #8882; border-radius: .4rem; }
blockquote { margin: .3rem 0; padding-inline-start: .75rem; border-inline-start: 3px solid #8886; }
[data-mx-spoiler] { background: CanvasText; color: CanvasText; } [data-mx-spoiler]:hover { background: none; }
`;

/** A whole page that needs nothing but itself, and runs nothing. */
export function htmlPage(title: string, body: Html): string {
  return html`<!doctype html>
<html lang="${language.value}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${{ markup: styles }}</style>
</head>
<body>
${body}
</body>
</html>
`.markup;
}
