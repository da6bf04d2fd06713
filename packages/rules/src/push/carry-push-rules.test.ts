import { deepEqual, equal } from "node:assert/strict";
import { test } from "node:test";
import type { PushRule, PushRuleset } from "@conclave/protocol/events/push-rules";
import { carryPushRules } from "./carry-push-rules.ts";
import { defaultPushRules } from "./default-push-rules.ts";

const [from, to] = ["!old:x", "!new:x"];
const predefined = defaultPushRules("@alice:x");

function own(rule_id: string, more: Partial<PushRule> = {}): PushRule {
  return { rule_id, default: false, enabled: true, actions: [], ...more };
}

const ofRoom = (roomId: string) => [{ kind: "event_match", key: "room_id", pattern: roomId }];

function names(ruleset: PushRuleset, kind: keyof PushRuleset): readonly string[] {
  return ruleset[kind].filter((rule) => !rule.default).map((rule) => rule.rule_id);
}

test("a room's rule, and rules with a condition on it, hold for the room that replaces it", () => {
  const muted = own(from, { conditions: ofRoom(from), enabled: false });
  const named = own("cake", { conditions: [...ofRoom(from), { kind: "contains_display_name" }] });
  const ruleset = { ...predefined, override: [muted, named, ...predefined.override], room: [own(from)] };
  const carried = carryPushRules(ruleset, from, to);
  deepEqual(names(carried, "override"), [from, to, "cake", `cake ${to}`]);
  deepEqual(carried.override[1], { ...muted, rule_id: to, conditions: ofRoom(to) });
  deepEqual(carried.override[3]?.conditions, [...ofRoom(to), { kind: "contains_display_name" }]);
  deepEqual(names(carried, "room"), [from, to]);
  equal(carryPushRules(carried, from, to), carried, "once");
});

test("what is said of other rooms, and of none, stays as it is", () => {
  const ruleset = { ...predefined, override: [own("!other:x", { conditions: ofRoom("!other:x") })], room: [own(to)] };
  equal(carryPushRules(ruleset, from, to), ruleset);
});

test("a rule for the new room that is there already stays", () => {
  const ruleset = { ...predefined, room: [own(from, { actions: ["notify"] }), own(to)] };
  equal(carryPushRules(ruleset, from, to), ruleset);
});

test("there are never more rules than there may be", () => {
  const many = Array.from({ length: 999 }, (_, index) => own(`rule${index}`));
  const full = { ...predefined, override: many, room: [own(from)] };
  equal(carryPushRules(full, from, to), full);
});
