import { expect, test } from "vitest";
import type { RichNode } from "../snapshots/rich-text.ts";
import { plainText, readHtml, richTextLimits } from "./read-html.ts";

/** A tree as a short text: `strong(…)`, links with their address in brackets. */
function outline(nodes: readonly RichNode[]): string {
  return nodes
    .map((node) => {
      if (typeof node === "string") return node;
      if (node.kind === "link") return `link[${node.address}](${outline(node.children)})`;
      if (node.kind === "person") return `person[${node.userId}](${node.name})`;
      if (node.kind === "room") return `room[${node.room} ${node.eventId}](${node.text})`;
      if (node.kind === "code-block") return `block[${node.language}](${node.text})`;
      if (node.kind === "ordered-list") return `ordered[${node.start}](${outline(node.children)})`;
      return "children" in node ? `${node.kind}(${outline(node.children)})` : node.kind;
    })
    .join("");
}

test.each([
  ["bold and more", "<b>a</b><em>b</em><del>c</del><u>d</u>", "strong(a)emphasis(b)deleted(c)underlined(d)"],
  ["line breaks and rules", "a<br>b<br/>c<hr>", "aline-breakbline-breakcrule"],
  ["a list whose items are left open", "<ul><li>a<li>b</ul>c", "bullet-list(list-item(a)list-item(b))c"],
  [
    "a list in a list",
    "<ol start=3><li>a<ul><li>b</li></ul></li></ol>",
    "ordered[3](list-item(abullet-list(list-item(b))))",
  ],
  ["paragraphs that are left open", "<p>a<p>b", "paragraph(a)paragraph(b)"],
  ["an element that is closed too late", "<b>a<i>b</b>c</i>", "strong(aemphasis(b))c"],
  ["a closing tag of nothing", "</b>a</p>", "a"],
  ["entities", "&lt;b&gt; &amp;amp; &#x4f60;&#22909; &nope; &#0;", "<b> &amp; 你好 &nope; \ufffd"],
  ["code", '<pre><code class="language-ts">let a = 1 &lt; 2;\n</code></pre>', "block[ts](let a = 1 < 2;)"],
  ["code of a language that is none", '<pre><code class="language-a b">x</code></pre>', "block[null](x)"],
  ["a link", '<a href="https://a.org/?q=1&amp;r=2">here</a>', "link[https://a.org/?q=1&r=2](here)"],
  ["a letter", '<a href="mailto:a@b.org">write</a>', "link[mailto:a@b.org](write)"],
  ["a mention", '<a href="https://matrix.to/#/@ann:x.org">Ann</a>', "person[@ann:x.org](Ann)"],
  ["a mention with percent signs", '<a href="https://matrix.to/#/%40ann%3Ax.org">Ann</a>', "person[@ann:x.org](Ann)"],
  ["a mention as a URI", '<a href="matrix:u/ann:x.org?action=chat">Ann</a>', "person[@ann:x.org](Ann)"],
  ["a message", '<a href="https://matrix.to/#/!r:x/$e?via=x">that</a>', "room[!r:x $e](that)"],
  ["a room", '<a href="matrix:r/harbour:x.org">#harbour</a>', "room[#harbour:x.org null](#harbour)"],
  ["a spoiler", '<span data-mx-spoiler="end">Bob did it</span>', "spoiler(Bob did it)"],
  ["the old reply fallback", "<mx-reply><blockquote>old</blockquote></mx-reply>new", "new"],
  [
    "a table",
    "<table><tr><th>a</th></tr><tr><td>1</td></tr></table>",
    "table(table-row(table-head(a))table-row(table-cell(1)))",
  ],
])("%s", (_name, markup, expected) => {
  expect(outline(readHtml(markup))).toBe(expected);
});

// What hostile senders try. Whatever comes out has no element, address or attribute beyond the allowed ones.
test.each([
  ["a script", "<script>alert(1)</script>a", "a"],
  ["a script in capitals", "<SCRIPT SRC=//evil>x</sCrIpT>a", "a"],
  ["a script that never ends", "a<script>alert(1)", "a"],
  ["scripts within scripts", "<script><script></script>x</script>a", "a"],
  ["a style sheet", "<style>*{display:none}</style>a", "a"],
  ["a frame", "<iframe srcdoc='<b>x</b>'></iframe>a", "<iframe srcdoc='strong(x)'>a"],
  ["an image with a handler", '<img src=x onerror="alert(1)" alt="a cat">', "a cat"],
  ["a tracking image", '<img src="https://evil.example/p.gif">a', "a"],
  ["a vector image", "<svg onload=alert(1)><a xlink:href='javascript:alert(1)'>x</a></svg>a", "a"],
  ["mathematics", "<math><mtext><script>x</script></mtext></math>a", "a"],
  ["handlers", '<b onclick="alert(1)" style="position:fixed">a</b>', "strong(a)"],
  ["a script as an address", '<a href="javascript:alert(1)">a</a>', "a"],
  ["one with capitals and spaces", '<a href=" JaVaScript:alert(1)">a</a>', "a"],
  ["one with a line break", '<a href="java\nscript:alert(1)">a</a>', "a"],
  ["one with entities", '<a href="&#106;avascript:alert(1)">a</a>', "a"],
  ["data as an address", '<a href="data:text/html,<script>x</script>">a</a>', '<a href="data:text/html,">a'],
  ["a blob", '<a href="blob:https://a.org/1">a</a>', "a"],
  ["a file", '<a href="file:///etc/passwd">a</a>', "a"],
  ["an address of this page", '<a href="/_matrix/client/v3/logout">a</a>', "a"],
  ["an address without a scheme", '<a href="//evil.example">a</a>', "a"],
  ["two addresses", '<a href="https://a.org/" href="javascript:x">a</a>', "link[https://a.org/](a)"],
  ["a link in a link", '<a href="https://a.org/"><a href="https://b.org/">b</a></a>', "link[https://b.org/](b)"],
  ["an empty link over everything", '<a href="https://evil.example/"></a>a', "a"],
  ["a form", '<form action="//evil"><input name=p><button>go</button></form>', "go"],
  ["a base", '<base href="//evil.example/">a', "a"],
  ["a refresh", '<meta http-equiv="refresh" content="0;url=//evil">a', "a"],
  ["a comment", "<!-- <b>x</b> -->a", "a"],
  ["a comment that never ends", "a<!-- b", "a"],
  ["a tag that never ends", "a<b onclick='", "a<b onclick='"],
  [
    "names of the prototype",
    "<constructor>a</constructor><__proto__>b</__proto__><tostring>c</tostring>",
    "a<__proto__>b</__proto__>c",
  ],
  ["a template", "<template><b>x</b></template>a", "a"],
  ["a mention of nobody", '<a href="https://matrix.to/#/@">a</a>', "link[https://matrix.to/#/@](a)"],
  ["a broken percent sign", '<a href="https://matrix.to/#/%E0%A4%A">a</a>', "link[https://matrix.to/#/%E0%A4%A](a)"],
  ["a class that is no language", '<code class="language-x ui-dialog">a</code>', "code(a)"],
])("hostile: %s", (_name, markup, expected) => {
  expect(outline(readHtml(markup))).toBe(expected);
});

test.each([
  ["deep", "<b>".repeat(50_000)],
  ["many", "<i></i>".repeat(20_000)],
  ["unfinished tags", '<a "'.repeat(30_000)],
  ["unfinished comments", "<!--".repeat(30_000)],
  ["lists in lists", "<ul><li>".repeat(10_000)],
  ["entities", "&amp".repeat(50_000)],
])("what is too much is left out, in little time: %s", (_name, markup) => {
  const began = performance.now();
  const nodes = readHtml(`${markup}x`);
  expect(performance.now() - began).toBeLessThan(10_000);
  expect(depthOf(nodes)).toBeLessThanOrEqual(richTextLimits.depth + 1);
  expect(structuredClone(nodes)).toEqual(nodes);
});

function depthOf(nodes: readonly RichNode[]): number {
  return nodes.reduce((deepest, node) => {
    const inner = typeof node === "object" && "children" in node ? depthOf(node.children) : 0;
    return Math.max(deepest, inner + 1);
  }, 0);
}

test("the text of a tree", () => {
  expect(plainText(readHtml("<p>a <b>b</b><br>c</p>"))).toBe("a b\nc");
});
