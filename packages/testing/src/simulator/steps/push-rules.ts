import type { Actor } from "../actor.ts";
import { perform } from "../perform.ts";
import type { Scene } from "../story.ts";
import { chooseActor, chooseRoom } from "./choose.ts";
import { words } from "./messages.ts";
import type { Step } from "./step.ts";

/** Adds a rule to, or takes it from, one of the sets that the model keeps of somebody. */
async function toggle(
  { story }: Scene,
  actor: Actor,
  rule: { readonly kind: string; readonly id: string; readonly set: Set<string>; readonly body: object },
): Promise<void> {
  const { kind, id, set, body } = rule;
  const path = `v3/pushrules/global/${kind}/${encodeURIComponent(id)}`;
  if (set.has(id)) {
    await perform(story, { by: actor, method: "DELETE", path, isAllowed: true });
    set.delete(id);
  } else {
    await perform(story, { by: actor, method: "PUT", path, body, isAllowed: true });
    set.add(id);
  }
}

/** Changes what somebody wants to be told of. */
export const changePushRules: Step = {
  name: "push-rules",
  weight: 3,
  async run(scene) {
    const { story, choices } = scene;
    const actor = chooseActor(scene);
    const { rules } = actor;
    actor.hasOldCounts = true;
    const mute = { actions: [] };
    switch (choices.below(5)) {
      case 0: {
        const enabled = !rules.isSilent && choices.onceIn(2);
        await perform(story, {
          by: actor,
          method: "PUT",
          path: "v3/pushrules/global/override/.m.rule.master/enabled",
          body: { enabled },
          isAllowed: true,
        });
        rules.isSilent = enabled;
        return;
      }
      case 1: {
        const word = choices.oneOf(words);
        const actions = ["notify", { set_tweak: "highlight" }];
        await toggle(scene, actor, { kind: "content", id: word, set: rules.words, body: { pattern: word, actions } });
        return;
      }
      case 2:
        await toggle(scene, actor, {
          kind: "room",
          id: chooseRoom(scene)?.roomId ?? "!none:conclave.test",
          set: rules.mutedRooms,
          body: mute,
        });
        return;
      case 3:
        await toggle(scene, actor, {
          kind: "sender",
          id: chooseActor(scene).userId,
          set: rules.mutedPeople,
          body: mute,
        });
        return;
      default: {
        const path = "v3/pushrules/global/room/.m.rule.message";
        await perform(story, { by: actor, method: "PUT", path, body: mute, isAllowed: false });
      }
    }
  },
};
