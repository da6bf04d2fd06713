import { expect, test } from "vitest";
import { threadRelation } from "./thread-relation.ts";

const reply = (eventId: string) => ({ "m.in_reply_to": { event_id: eventId } });
const thread = (fallingBack: boolean) => ({ rel_type: "m.thread", event_id: "$root", is_falling_back: fallingBack });

test.each([
  ["nothing", threadRelation(null, null, null), undefined],
  ["an answer", threadRelation(null, "$a", null), reply("$a")],
  ["in a thread", threadRelation("$root", null, "$newest"), { ...thread(true), ...reply("$newest") }],
  ["the first of a thread", threadRelation("$root", null, null), { ...thread(true), ...reply("$root") }],
  ["an answer in a thread", threadRelation("$root", "$a", "$newest"), { ...thread(false), ...reply("$a") }],
])("%s", (_name, relation, expected) => {
  expect(relation["m.relates_to"]).toEqual(expected);
});
