import { expect, test } from "vitest";
import { sentText, textContent } from "../sending/text-content.ts";
import { formattedText } from "../timeline/formatted-text.ts";
import { shownContent } from "./shown-content.ts";

const mentions = [{ userId: "@li:x", name: "Li" }];

test.each([
  ["a plain text", "hello", {}],
  ["a formatted one", "**two** `words`", {}],
  ["a mention", "ask @Li", { mentions }],
  ["an emote", "waves", { style: "emote" }],
  ["an answer", "yes", { replyTo: { eventId: "$a", sender: "@li:x" } }],
  ["a text in a thread", "here", { threadId: "$t" }],
  ["an edit", "**better**", { edits: "$e" }],
] as const)("%s looks after a reload as it did before", (_name, text, options) => {
  const queued = sentText(text, options);
  const message = JSON.parse(JSON.stringify(textContent(queued, options, "@me:x", null)));
  const formatted = formattedText(message["m.new_content"] ?? message);
  expect(formatted === null).toBe(queued.formatted === null);
  expect(shownContent({ message, file: null })).toEqual({ ...queued, formatted });
});

test("a file that was uploaded is shown by what its message says, a lost one by its name", () => {
  const message = { msgtype: "m.image", body: "q.jpg", filename: "q.jpg", url: "mxc://x/y", info: { size: 9 } };
  expect(shownContent({ message, file: null })).toMatchObject({
    kind: "kept-file",
    file: { attachment: "image", name: "q.jpg", size: 9, hasThumbnail: false },
  });
  expect(shownContent({ message: null, file: { name: "plan.pdf", size: 5 } })).toMatchObject({
    kind: "kept-file",
    file: { attachment: "file", name: "plan.pdf", size: 5 },
  });
});
