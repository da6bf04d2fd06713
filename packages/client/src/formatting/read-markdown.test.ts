import { expect, test } from "vitest";
import { readHtml } from "./read-html.ts";
import { readMarkdown } from "./read-markdown.ts";
import { writeHtml } from "./write-html.ts";

const people = [
  { userId: "@ann:x.org", name: "Ann" },
  { userId: "@anna:x.org", name: "Anna Bell" },
  { userId: "@li:x.org", name: "李伟" },
];

test.each([
  ["bold", "a **b** c", "<p>a <strong>b</strong> c</p>"],
  ["italic, both ways", "*a* _b_", "<p><em>a</em> <em>b</em></p>"],
  ["both at once", "***a***", "<p><strong><em>a</em></strong></p>"],
  ["struck out", "~~a~~", "<p><del>a</del></p>"],
  ["one in the other", "**a *b* c**", "<p><strong>a <em>b</em> c</strong></p>"],
  ["names with underscores", "snake_case_name and __init__x", "<p>snake_case_name and __init__x</p>"],
  ["sums", "2 * 3 * 4 = 24", "<p>2 * 3 * 4 = 24</p>"],
  ["a star alone", "a * b", "<p>a * b</p>"],
  ["code", "`a *b* <c>`", "<p><code>a *b* &#60;c&#62;</code></p>"],
  ["code with ticks", "``a`b``", "<p><code>a`b</code></p>"],
  ["escaped", "\\*a\\* \\# b", "<p>*a* # b</p>"],
  ["a link", "[here](https://a.org/x_y_z)", '<p><a href="https://a.org/x_y_z">here</a></p>'],
  ["an address with brackets", "[w](https://a.org/a_(b))", '<p><a href="https://a.org/a_(b)">w</a></p>'],
  ["an address that runs scripts", "[x](javascript:alert(1))", "<p>[x](javascript:alert(1))</p>"],
  ["a bare address with underscores", "https://a.org/a_b_c *x*", "<p>https://a.org/a_b_c <em>x</em></p>"],
  ["two lines", "a\nb", "<p>a<br>b</p>"],
  ["two paragraphs", "a\n\nb", "<p>a</p><p>b</p>"],
  ["a quotation", "> a\n> **b**\nc", "<blockquote><p>a<br><strong>b</strong></p></blockquote><p>c</p>"],
  ["a list", "- a\n- b", "<ul><li>a</li><li>b</li></ul>"],
  ["a list in a list", "- a\n  - b\n- c", "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>"],
  ["a numbered list", "3. a\n4. b", '<ol start="3"><li>a</li><li>b</li></ol>'],
  ["a heading", "## a ##\nb", "<h3>a</h3><p>b</p>"],
  ["a rule", "a\n\n---\nb", "<p>a</p><hr><p>b</p>"],
  [
    "code in a block",
    "```ts\nlet a = *b*;\n\n- c\n```\nd",
    '<pre><code class="language-ts">let a = *b*;\n\n- c\n</code></pre><p>d</p>',
  ],
  ["a block that never ends", "```\na", "<pre><code>a\n</code></pre>"],
  ["a spoiler", "||the end||", '<p><span data-mx-spoiler="">the end</span></p>'],
  ["markup", '<b>a</b> & "c"', "<p>&#60;b&#62;a&#60;/b&#62; &#38; &#34;c&#34;</p>"],
  ["a mention", "hello @Ann!", '<p>hello <a href="https://matrix.to/#/%40ann%3Ax.org">Ann</a>!</p>'],
  ["the longer name", "@Anna Bell", '<p><a href="https://matrix.to/#/%40anna%3Ax.org">Anna Bell</a></p>'],
  ["a Chinese name", "@李伟你好", '<p><a href="https://matrix.to/#/%40li%3Ax.org">李伟</a>你好</p>'],
  ["an identifier", "@ann:x.org", '<p><a href="https://matrix.to/#/%40ann%3Ax.org">Ann</a></p>'],
  ["an address of a letter", "me@Ann", "<p>me@Ann</p>"],
  ["a name in code", "`@Ann`", "<p><code>@Ann</code></p>"],
])("%s", (_name, typed, expected) => {
  const nodes = readMarkdown(typed, people);
  expect(writeHtml(nodes)).toBe(expected);
  // What is written is read as it was, by this client too.
  expect(writeHtml(readHtml(expected))).toBe(expected);
});

test("deep and long texts are read in little time", () => {
  for (const text of [
    "> ".repeat(5_000),
    "- ".repeat(5_000),
    "*a ".repeat(4_000),
    "[".repeat(10_000),
    "`".repeat(10_001),
  ]) {
    const began = performance.now();
    readMarkdown(text);
    expect(performance.now() - began).toBeLessThan(10_000);
  }
});
