import { expect, test } from "vitest";
import type { TextOptions } from "../commands.ts";
import { type Mentions, mentionsOf } from "./mentions.ts";
import { sentText, textContent } from "./text-content.ts";

const people = [
  { userId: "@ada:x", name: "Ada" },
  { userId: "@bob:x", name: "Bob" },
];

const contentOf = (text: string, options: TextOptions, before: Mentions = {}) => {
  const all = { mentions: people, ...options };
  return JSON.parse(JSON.stringify(textContent(sentText(text, all), all, "@me:x", null, before)));
};

test("whoever is named is mentioned, and whoever is answered", () => {
  expect(contentOf("hello @Ada", {})["m.mentions"]).toEqual({ user_ids: ["@ada:x"] });
  const replyTo = { eventId: "$1", sender: "@bob:x" };
  expect(contentOf("hello @Ada", { replyTo })["m.mentions"]).toEqual({ user_ids: ["@ada:x", "@bob:x"] });
  expect(contentOf("all of you", { mentionsRoom: true })["m.mentions"]).toEqual({ room: true });
});

test("an edit tells those whom it adds, and says who all are mentioned now", () => {
  const rows: readonly [text: string, before: Mentions, told: Mentions, all: Mentions][] = [
    ["no one", {}, {}, {}],
    ["@Ada", {}, { user_ids: ["@ada:x"] }, { user_ids: ["@ada:x"] }],
    ["@Ada", { user_ids: ["@ada:x"] }, {}, { user_ids: ["@ada:x"] }],
    ["@Ada @Bob", { user_ids: ["@ada:x"] }, { user_ids: ["@bob:x"] }, { user_ids: ["@ada:x", "@bob:x"] }],
    ["no one any more", { user_ids: ["@ada:x"], room: true }, {}, {}],
  ];
  for (const [text, before, told, all] of rows) {
    const content = contentOf(text, { edits: "$1" }, before);
    expect([content["m.mentions"], content["m.new_content"]["m.mentions"]], text).toEqual([told, all]);
  }
  const everybody = { edits: "$1", mentionsRoom: true };
  expect(contentOf("all", everybody)["m.mentions"]).toEqual({ room: true });
  expect(contentOf("all", everybody, { room: true })["m.mentions"]).toEqual({});
});

test("what others say of mentions is read with care", () => {
  expect(mentionsOf({})).toEqual({});
  expect(mentionsOf({ "m.mentions": [] })).toEqual({});
  expect(mentionsOf({ "m.mentions": { user_ids: ["@a:x", 1, null, "@a:x"], room: "yes" } })).toEqual({
    user_ids: ["@a:x"],
  });
});
