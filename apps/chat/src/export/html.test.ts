import { expect, test } from "vitest";
import { html } from "./html.ts";

test("texts are escaped, wherever they stand, and markup is not", () => {
  const text = `<script>alert("1")</script> & 'it'\0`;
  const escaped = "&#60;script&#62;alert(&#34;1&#34;)&#60;/script&#62; &#38; &#39;it&#39;\uFFFD";
  expect(html`<p title="${text}">${text}</p>`.markup).toBe(`<p title="${escaped}">${escaped}</p>`);
  expect(html`<ul>${[html`<li>${1}</li>`, html`<li>${"<"}</li>`]}</ul>${null}`.markup).toBe(
    "<ul><li>1</li><li>&#60;</li></ul>",
  );
});
