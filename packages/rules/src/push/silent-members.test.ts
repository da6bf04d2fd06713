import { equal } from "node:assert/strict";
import { test } from "node:test";
import type { JsonObject } from "@conclave/base/json";
import type { PushCondition, PushRule, PushRuleset } from "@conclave/protocol/events/push-rules";
import { powerLevelsOf } from "../rooms/power-levels.ts";
import { alice, bob, carol, createRow, roomId, stateOf, version } from "../testing/room.ts";
import { defaultPushRules } from "./default-push-rules.ts";
import { evaluatePushRules } from "./evaluate-push-rules.ts";
import { memberEventsAreSilent } from "./silent-members.ts";

const defaults = defaultPushRules(alice);
const match = (key: string, pattern: string): PushCondition => ({ kind: "event_match", key, pattern });
const custom = (conditions: readonly PushCondition[], ...actions: string[]): PushRule => ({
  rule_id: "custom",
  default: false,
  enabled: true,
  conditions,
  actions,
});
const withFirst = (...rules: readonly PushRule[]): PushRuleset => ({
  ...defaults,
  override: [...rules, ...defaults.override],
});
const changed = (ruleId: string, change: Partial<PushRule>): PushRuleset => ({
  ...defaults,
  override: defaults.override.map((rule) => (rule.rule_id === ruleId ? { ...rule, ...change } : rule)),
});

// biome-ignore format: tables are aligned
const cases: readonly (readonly [says: string, rules: PushRuleset, silent: boolean])[] = [
  ["the predefined rules", defaults, true],
  ["a muted room", withFirst(custom([match("room_id", roomId)])), true],
  ["a loud word", withFirst(custom([match("type", "m.room.message"), match("content.body", "fire")], "notify")), true],
  ["everything is off", changed(".m.rule.master", { enabled: true }), true],
  ["everything is off but by words that are loud", changed(".m.rule.master", { enabled: true, actions: ["notify"] }), false],
  ["a loud room", withFirst(custom([match("room_id", roomId)], "notify")), false],
  ["a loud membership", withFirst(custom([match("content.membership", "ban")], "notify")), false],
  ["loud kinds of events, by a pattern", withFirst(custom([match("type", "m.room.*")], "notify")), false],
  ["a loud kind in large letters", withFirst(custom([match("type", "M.ROOM.MEMBER")], "notify")), false],
  ["loud notices", changed(".m.rule.suppress_notices", { actions: ["notify"] }), false],
  ["the rule of members made loud", changed(".m.rule.member_event", { actions: ["notify"] }), false],
  ["the rule of members off", changed(".m.rule.member_event", { enabled: false }), false],
  ["no rules at all", { override: [], content: [], room: [], sender: [], underride: [] }, false],
];

const contents: readonly JsonObject[] = [
  ...["join", "leave", "ban", "invite", "knock"].map((membership) => ({ membership })),
  { membership: "join", msgtype: "m.notice", body: "fire" },
  { membership: "join", "m.mentions": { user_ids: [alice], room: true } },
];
const v12 = version("12");
const powerLevels = powerLevelsOf(stateOf(createRow(v12)), v12);
const context = { userId: alice, displayName: "Alice", joinedMemberCount: 2, powerLevels };

for (const [says, rules, silent] of cases) {
  test(`who comes and goes, with ${says}: ${silent ? "never told of" : "must be judged"}`, () => {
    equal(memberEventsAreSilent(rules), silent);
    const notifies = contents.some((content) => {
      const event = { type: "m.room.member", state_key: carol, sender: bob, room_id: roomId, content };
      return evaluatePushRules(rules, event, context).notify;
    });
    if (silent) equal(notifies, false);
  });
}
