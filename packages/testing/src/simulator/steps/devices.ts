import { recordLine } from "../model/record-line.ts";
import { perform } from "../perform.ts";
import { chooseActor } from "./choose.ts";
import type { Step } from "./step.ts";

/** Gives a device another name, which those who share a room with its owner must hear of: one's own, or in vain another's. */
export const renameDevice: Step = {
  name: "rename-device",
  weight: 4,
  async run(scene) {
    const { story, number, choices } = scene;
    const actor = chooseActor(scene);
    const owner = choices.onceIn(4) ? chooseActor(scene) : actor;
    const isAllowed = owner === actor;
    await perform(story, {
      by: actor,
      method: "PUT",
      path: `v3/devices/${encodeURIComponent(owner.deviceId)}`,
      body: { display_name: `device ${number}` },
      isAllowed,
      ...(!isAllowed && { errcode: "M_NOT_FOUND" }),
      leaves: [recordLine("device.renamed", actor.userId, actor.userId)],
    });
    if (isAllowed) story.deviceChanges.push(actor.userId);
  },
};
