import type { JsonObject } from "@conclave/base/json";
import type { Actor } from "../actor.ts";
import { isAuthorised } from "../model/naive-authorisation.ts";
import { type NaiveRoom, settingOf } from "../model/naive-room.ts";
import { recordLine } from "../model/record-line.ts";
import { perform } from "../perform.ts";
import type { Scene, Story } from "../story.ts";
import { chooseActor, chooseActorInRoom, chooseRoom, roomPath } from "./choose.ts";
import type { Step } from "./step.ts";

async function set(story: Story, actor: Actor, room: NaiveRoom, type: string, content: JsonObject): Promise<void> {
  const { userId: sender } = actor;
  await perform(story, {
    by: actor,
    method: "PUT",
    path: `${roomPath(room.roomId)}/state/${type}/`,
    body: content,
    isAllowed: isAuthorised(room, { sender, type, stateKey: "", content }),
    leaves: [recordLine("room.state-changed", sender, room.roomId)],
    brings: [{ roomId: room.roomId, type, sender, stateKey: "", content }],
  });
}

function setting(
  name: string,
  weight: number,
  type: string,
  contentOf: (scene: Scene, room: NaiveRoom) => JsonObject,
): Step {
  return {
    name,
    weight,
    async run(scene) {
      const place = chooseActorInRoom(scene);
      if (place === undefined) return;
      await set(scene.story, place.actor, place.room, type, contentOf(scene, place.room));
    },
  };
}

const joinRule = setting("join-rule", 3, "m.room.join_rules", (scene) => {
  const rule = scene.choices.oneOf(["public", "public", "invite", "knock", "restricted", "knock_restricted"]);
  const other = chooseRoom(scene)?.roomId ?? "";
  const allow = [{ type: "m.room_membership", room_id: other }];
  return { join_rule: rule, ...(rule.endsWith("restricted") && { allow }) };
});

const levels = setting("power-levels", 4, "m.room.power_levels", (scene, room) => {
  const { choices } = scene;
  const current = settingOf(room, "m.room.power_levels");
  const level = choices.oneOf([0, 10, 50, 50, 99, 100, 101]);
  const table = choices.oneOf(["users", "users", "users", "events"] as const);
  const name =
    table === "users"
      ? chooseActor(scene).userId
      : choices.oneOf(["m.room.message", "m.room.topic", "m.room.redaction", "m.room.encrypted"]);
  if (choices.onceIn(4)) {
    const which = choices.oneOf([
      "ban",
      "kick",
      "invite",
      "redact",
      "users_default",
      "events_default",
      "state_default",
    ]);
    return { ...current, [which]: choices.oneOf([0, 0, 10, 50, 100]) };
  }
  return { ...current, [table]: { ...(typeof current[table] === "object" ? current[table] : {}), [name]: level } };
});

/** What people change of their rooms. */
export const settingSteps: readonly Step[] = [
  setting("topic", 5, "m.room.topic", ({ number }) => ({ topic: `topic ${number}` })),
  setting("history-visibility", 3, "m.room.history_visibility", ({ choices }) => ({
    history_visibility: choices.oneOf(["shared", "joined", "invited", "world_readable"]),
  })),
  joinRule,
  levels,
];
