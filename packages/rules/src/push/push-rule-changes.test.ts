import { deepEqual, equal, throws } from "node:assert/strict";
import { test } from "node:test";
import type { PushRuleKind, PushRuleset } from "@conclave/protocol/events/push-rules";
import { MatrixError } from "@conclave/protocol/matrix-error";
import { alice } from "../testing/room.ts";
import { defaultPushRules } from "./default-push-rules.ts";
import { changePushRule, deletePushRule, putPushRule, renewPredefined } from "./push-rule-changes.ts";

const defaults = defaultPushRules(alice);
const nowhere = { before: undefined, after: undefined };
const put = (ruleset: PushRuleset, kind: PushRuleKind, ruleId: string, place = nowhere as Place) =>
  putPushRule(ruleset, kind, { rule_id: ruleId, actions: ["notify"], pattern: ruleId }, place);
interface Place {
  readonly before: string | undefined;
  readonly after: string | undefined;
}
/** The content rules a, b, c in this order. */
const abc = ["c", "b", "a"].reduce((ruleset, ruleId) => put(ruleset, "content", ruleId), defaults);
const namesOf = (ruleset: PushRuleset, kind: PushRuleKind) => ruleset[kind].map((rule) => rule.rule_id);
const refusal = (errcode: string) => (error: unknown) => error instanceof MatrixError && error.code === errcode;

// biome-ignore format: tables are aligned
test("where a rule comes to stand", async (t) => {
  const rows: readonly [string, string, Place, string][] = [
    ["a new one",                       "n", nowhere,                        "n a b c"],
    ["a new one before another",        "n", { before: "b", after: undefined }, "a n b c"],
    ["a new one before the first",      "n", { before: "a", after: undefined }, "n a b c"],
    ["a new one after another",         "n", { before: undefined, after: "b" }, "a b n c"],
    ["a new one after the last",        "n", { before: undefined, after: "c" }, "a b c n"],
    ["before counts of the two",        "n", { before: "a", after: "b" },    "n a b c"],
    ["a changed one stays",             "b", nowhere,                        "a b c"],
    ["a changed one is moved up",       "c", { before: "a", after: undefined }, "c a b"],
    ["a changed one is moved down",     "a", { before: undefined, after: "b" }, "b a c"],
  ];
  for (const [name, ruleId, place, expected] of rows) {
    await t.test(name, () => equal(namesOf(put(abc, "content", ruleId, place), "content").join(" "), expected));
  }
});

// biome-ignore format: tables are aligned
test("what is refused", async (t) => {
  const rows: readonly [string, () => unknown, string][] = [
    ["a name with a dot first",         () => put(defaults, "content", ".own"),                                     "M_INVALID_PARAM"],
    ["a predefined rule as one's own",  () => put(defaults, "override", ".m.rule.master"),                          "M_INVALID_PARAM"],
    ["a slash",                         () => put(defaults, "content", "a/b"),                                      "M_INVALID_PARAM"],
    ["a backslash",                     () => put(defaults, "content", "a\\b"),                                     "M_INVALID_PARAM"],
    ["a content rule without pattern",  () => putPushRule(defaults, "content", { rule_id: "n", actions: [] }, nowhere), "M_MISSING_PARAM"],
    ["before nothing",                  () => put(abc, "content", "n", { before: "x", after: undefined }),          "M_UNKNOWN"],
    ["after nothing",                   () => put(abc, "content", "n", { before: undefined, after: "x" }),          "M_UNKNOWN"],
    ["before itself",                   () => put(abc, "content", "a", { before: "a", after: undefined }),          "M_UNKNOWN"],
    ["before a rule of another kind",   () => put(abc, "room", "n", { before: "a", after: undefined }),             "M_UNKNOWN"],
    ["after a predefined rule",         () => put(abc, "override", "n", { before: undefined, after: ".m.rule.master" }), "M_UNKNOWN"],
    ["deleting nothing",                () => deletePushRule(abc, "content", "x"),                                  "M_NOT_FOUND"],
    ["deleting in another kind",        () => deletePushRule(abc, "room", "a"),                                     "M_NOT_FOUND"],
    ["deleting a predefined rule",      () => deletePushRule(abc, "override", ".m.rule.master"),                    "M_NOT_FOUND"],
    ["changing nothing",                () => changePushRule(abc, "content", "x", { enabled: false }),              "M_NOT_FOUND"],
  ];
  for (const [name, attempt, errcode] of rows) await t.test(name, () => throws(attempt, refusal(errcode)));
});

test("one's own rules come before the predefined ones, but for the master", () => {
  const [first, second, third] = namesOf(put(put(defaults, "override", "one"), "override", "two"), "override");
  deepEqual([first, second, third], [".m.rule.master", "two", "one"]);
  equal(namesOf(put(defaults, "underride", "mine"), "underride")[0], "mine");
});

test("a changed rule stays switched off, a deleted one comes back switched on", () => {
  const off = changePushRule(abc, "content", "b", { enabled: false });
  equal(put(off, "content", "b").content[1]?.enabled, false);
  equal(put(deletePushRule(off, "content", "b"), "content", "b").content[0]?.enabled, true);
});

test("predefined rules can be changed, and what a later version brings is there", () => {
  const quiet = changePushRule(defaults, "underride", ".m.rule.message", { actions: [] });
  const changed = changePushRule(put(quiet, "override", "mine"), "override", ".m.rule.master", { enabled: true });
  const older = { ...changed, override: changed.override.filter((rule) => rule.rule_id !== ".m.rule.reaction") };
  const renewed = renewPredefined(older, defaults);
  deepEqual(renewed.override, changed.override);
  deepEqual(renewed.underride, changed.underride);
});

test("there is an end to how many rules one has", () => {
  const many = { ...defaults, room: Array.from({ length: 1_000 }, (_, index) => ownRule(`!${index}`)) };
  throws(() => put(many, "sender", "@b:x"), refusal("M_LIMIT_EXCEEDED"));
  equal(put(many, "room", "!5").room.length, 1_000);
});

function ownRule(ruleId: string) {
  return { rule_id: ruleId, default: false, enabled: true, actions: [] };
}
