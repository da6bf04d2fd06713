import type { BrowserContext, ConsoleMessage, Page, Request } from "playwright-core";

/** What a browser complained about, and what no page of ours may do. */
export interface Watch {
  /** Every one of them fails a test: errors of scripts, breaches of the content security policy, requests to elsewhere, defects. */
  readonly problems: string[];
  /** Answers of the server from 400 to 499, but for 429, that nobody expects of a working page, as `403 POST /path`. */
  readonly refusals: string[];
  /** Requests that were told to come later (429). Tests write faster than people: who comes again did nothing wrong. */
  readonly slowed: readonly string[];
  /** Every token that was sent or given. */
  readonly tokens: ReadonlySet<string>;
}

/** What the Matrix SDK asks in order to find out; "no" is an answer. */
const questions = [
  "404 GET /_matrix/client/v3/room_keys/version",
  "404 GET /_matrix/client/v3/room_keys/keys/",
  "404 GET /_matrix/client/unstable/",
];

/** Watches over everything that happens in a context, from before its first page. @param origin where all requests must go. */
export async function watch(context: BrowserContext, origin: string): Promise<Watch> {
  const problems: string[] = [];
  const refusals: string[] = [];
  const slowed: string[] = [];
  const tokens = new Set<string>();
  await context.exposeFunction("reportViolation", (violation: string) => void problems.push(`policy: ${violation}`));
  // Runs in every page before its own scripts.
  await context.addInitScript(`document.addEventListener("securitypolicyviolation", (event) =>
    reportViolation([event.effectiveDirective, event.blockedURI, event.sample, event.sourceFile, event.lineNumber].join(" ")))`);
  context.on("request", (request) => {
    const url = new URL(request.url());
    if (url.protocol !== "blob:" && url.protocol !== "data:" && url.origin !== origin) {
      problems.push(`request to elsewhere: ${request.method()} ${request.url()}`);
    }
    for (const found of request.url().matchAll(/[?&]loginToken=([^&#]+)/g)) tokens.add(found[1] ?? "");
    const { authorization } = request.headers();
    if (authorization !== undefined) tokens.add(authorization.replace(/^Bearer /, ""));
  });
  context.on("response", async (response) => {
    const status = response.status();
    const name = nameOf(response.request());
    if (status >= 500) problems.push(`${status} ${name}`);
    if (status === 429) slowed.push(name);
    else if (status >= 400 && status < 500 && !questions.some((question) => `${status} ${name}`.startsWith(question))) {
      refusals.push(`${status} ${name}`);
    }
    if (!/\/(login|refresh)$/.test(name)) return;
    const text = await response.text().catch(() => "");
    for (const found of text.matchAll(/"(?:access|refresh)_token":"([^"]+)"/g)) tokens.add(found[1] ?? "");
  });
  context.on("console", (message) => {
    if (isComplaint(message)) problems.push(`console: ${message.text()} (${message.location().url})`);
  });
  context.on("weberror", (error) => void problems.push(`script: ${error.error().stack ?? error.error().message}`));
  context.on("page", (page: Page) => page.on("crash", () => problems.push("the page crashed")));
  return { problems, refusals, slowed, tokens };
}

/** The browser itself writes an error for every answer from 400 on and for a lost connection; those are told apart above. */
function isComplaint(message: ConsoleMessage): boolean {
  const text = message.text();
  return message.type() === "error" && !/^Failed to load resource: (the server responded|net::ERR_)/.test(text);
}

function nameOf(request: Request): string {
  return `${request.method()} ${new URL(request.url()).pathname}`;
}
