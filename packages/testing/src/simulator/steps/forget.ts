import { membershipOf } from "../model/naive-room.ts";
import { recordLine } from "../model/record-line.ts";
import { perform } from "../perform.ts";
import { chooseActor, chooseMember, chooseRoom, roomPath } from "./choose.ts";
import type { Step } from "./step.ts";

/** Takes a room out of one's sight: one that was left, that is. */
export const forget: Step = {
  name: "forget",
  weight: 3,
  async run(scene) {
    const { story } = scene;
    const room = chooseRoom(scene);
    if (room === undefined) return;
    const actor = chooseMember(scene, room, "leave") ?? chooseActor(scene);
    const standing = membershipOf(room, actor.userId);
    const isAllowed = standing === "leave" || standing === "ban";
    const path = `${roomPath(room.roomId)}/forget`;
    const isForgotten = actor.forgotten.has(room.roomId);
    const leaves = isForgotten ? [] : [recordLine("room.forgotten", actor.userId, room.roomId)];
    await perform(story, { by: actor, method: "POST", path, body: {}, isAllowed, leaves });
    if (!isAllowed) return;
    actor.forgotten.add(room.roomId);
    await perform(story, {
      by: actor,
      method: "GET",
      path: `${roomPath(room.roomId)}/messages?dir=b`,
      isAllowed: false,
    });
  },
};
