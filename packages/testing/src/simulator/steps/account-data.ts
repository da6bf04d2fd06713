import { perform } from "../perform.ts";
import { chooseActor, chooseRoom } from "./choose.ts";
import type { Step } from "./step.ts";

/** Keeps something for oneself: for all rooms, for one, or a tag of one. */
export const keepAccountData: Step = {
  name: "account-data",
  weight: 4,
  async run(scene) {
    const { story, choices, number } = scene;
    const actor = chooseActor(scene);
    const room = chooseRoom(scene);
    const user = `v3/user/${encodeURIComponent(actor.userId)}`;
    const roomId = room?.roomId ?? "!none:conclave.test";
    const type = `io.conclave.test.${choices.below(3)}`;
    const body = { number };
    switch (choices.below(4)) {
      case 0:
        await perform(story, { by: actor, method: "PUT", path: `${user}/account_data/${type}`, body, isAllowed: true });
        actor.kept.set(type, body);
        return;
      case 1: {
        const path = `${user}/rooms/${encodeURIComponent(roomId)}/account_data/${type}`;
        await perform(story, { by: actor, method: "PUT", path, body, isAllowed: true });
        actor.kept.set(`${roomId} ${type}`, body);
        return;
      }
      case 2: {
        const order = { order: 0.5 };
        const path = `${user}/rooms/${encodeURIComponent(roomId)}/tags/u.test`;
        await perform(story, { by: actor, method: "PUT", path, body: order, isAllowed: true });
        actor.kept.set(`${roomId} m.tag`, { tags: { "u.test": order } });
        return;
      }
      default: {
        const other = chooseActor(scene);
        const path = `v3/user/${encodeURIComponent(other.userId)}/account_data/${type}`;
        await perform(story, { by: actor, method: "PUT", path, body, isAllowed: other === actor });
        if (other === actor) actor.kept.set(type, body);
      }
    }
  },
};
