import { NaiveClient } from "../../naive-client.ts";
import { perform } from "../perform.ts";
import { chooseActor } from "./choose.ts";
import type { Step } from "./step.ts";

/**
 * Lets somebody not want to hear of others any more, or of nobody but some. What their clients knew before says nothing of what is
 * shown from now on, so they begin anew (spec "Ignoring Users").
 */
export const ignore: Step = {
  name: "ignore",
  weight: 1,
  async run(scene) {
    const { story, choices } = scene;
    const actor = chooseActor(scene);
    const others = Array.from({ length: choices.below(4) }, () => chooseActor(scene).userId);
    const ignored = new Set(others.filter((userId) => userId !== actor.userId));
    const type = "m.ignored_user_list";
    const body = { ignored_users: Object.fromEntries([...ignored].map((userId) => [userId, {}])) };
    const path = `v3/user/${encodeURIComponent(actor.userId)}/account_data/${type}`;
    await perform(story, { by: actor, method: "PUT", path, body, isAllowed: true });
    actor.kept.set(type, body);
    actor.ignored = ignored;
    const client = () => new NaiveClient(story.api, actor);
    Object.assign(actor, { synced: client(), since: undefined, slid: client(), pos: undefined });
    // What no request has acknowledged comes once more.
    actor.mail.got.length -= actor.mail.unacknowledged;
    actor.mail.unacknowledged = 0;
  },
};
