import { equal, ok } from "node:assert/strict";
import { test } from "node:test";
import { browserMissing } from "./kit/browser.ts";
import { withServer } from "./kit/run.ts";

/** What a script that got into a page would try, and what the browser says to it. */
const attempts: readonly (readonly [name: string, script: string, complaint: RegExp])[] = [
  ["markup from text", "document.body.innerHTML = '<b>bold</b>'", /^policy: require-trusted-types-for/],
  [
    "a script of its own",
    "document.body.append(Object.assign(document.createElement('script'), { text: '1' }))",
    /^policy: /,
  ],
  ["code from text", "void setTimeout(() => eval('1'))", /^policy: /],
  ["a policy of its own", "trustedTypes.createPolicy('another', {})", /^policy: trusted-types/],
  [
    "a request to elsewhere",
    "fetch('https://elsewhere.test/').catch(() => {})",
    /^policy: connect-src https:\/\/elsewhere/,
  ],
  [
    "a picture from elsewhere",
    "void (new Image().src = 'https://elsewhere.test/a.png')",
    /^policy: img-src https:\/\/elsewhere/,
  ],
  ["a style from text", "document.body.setAttribute('style', 'display: none')", /^policy: style-src-attr/],
  [
    "a frame",
    "document.body.append(Object.assign(document.createElement('iframe'), { src: 'https://elsewhere.test/' }))",
    /^policy: (frame|default)-src/,
  ],
  [
    "a form to elsewhere",
    "(() => { const form = Object.assign(document.createElement('form'), { action: 'https://elsewhere.test/' }); document.body.append(form); form.submit(); })()",
    /^policy: form-action/,
  ],
  ["an error that nobody catches", "void setTimeout(() => { throw new Error('lost') })", /^script: Error: lost/],
  ["a rejection that nobody hears", "void Promise.reject(new Error('unheard'))", /^script: Error: unheard/],
  ["a complaint", "console.error('something is wrong')", /^console: something is wrong/],
];

test(
  "the pages forbid what no page needs, and nothing that a browser complains about is overheard",
  { skip: browserMissing, timeout: 60_000 },
  (t) =>
    withServer(t, async (run) => {
      const { page, problems } = await run.open("intruder");
      for (const path of ["/", "/auth/", "/console/"]) {
        const response = await page.goto(`${run.server.origin}${path}`);
        const headers = (await response?.allHeaders()) ?? {};
        const policy = headers["content-security-policy"] ?? "";
        ok(!/unsafe-inline|unsafe-eval(?<!wasm-unsafe-eval)/.test(policy), policy);
        equal(headers["x-content-type-options"], "nosniff");
        equal(headers["referrer-policy"], "no-referrer");
      }
      for (const [name, script, complaint] of attempts) {
        await page.goto(`${run.server.origin}/auth/`);
        await page.locator("h1").waitFor();
        problems.length = 0;
        await page.evaluate(script).catch(() => undefined);
        const isHeard = () => problems.some((problem) => complaint.test(problem));
        // What happens in a page is heard some frames later.
        for (let turn = 0; turn < 100 && !isHeard(); turn++) await page.evaluate("new Promise(requestAnimationFrame)");
        ok(isHeard(), `${name}: ${JSON.stringify(problems)}`);
      }
      problems.length = 0;
    }),
);
