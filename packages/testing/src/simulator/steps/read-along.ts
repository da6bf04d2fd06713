import type { SeenEvent } from "../../naive-client.ts";
import { type SyncAnswer, takeSliding, takeSync } from "../../naive-sync.ts";
import type { Actor } from "../actor.ts";
import { checkDeviceLists } from "../checks/check-device-lists.ts";
import { checkKeyCounts } from "../checks/check-key-counts.ts";
import { checkToken } from "../checks/check-token.ts";
import { peopleSharing } from "../model/naive-device-lists.ts";
import type { Story } from "../story.ts";
import { chooseActor } from "./choose.ts";
import type { Step } from "./step.ts";

/** Lets somebody ask /sync for what is new. */
export async function readOn(story: Story, actor: Actor, limit: number, isAfter: boolean): Promise<void> {
  story.trail.push(`${actor.userId} syncs from ${actor.since} with a limit of ${limit}`);
  const before = actor.since;
  actor.since = await takeSync(actor.synced, before, {
    limit,
    isAfter,
    isLazy: false,
    hear: (answer) => {
      refuse(checkKeyCounts(actor, answer));
      if (before !== undefined) refuse(checkDeviceLists(story, actor, answer));
      hear(actor, answer);
      const people = peopleSharing(story.rooms.values(), actor.userId);
      Object.assign(actor.acquaintance, { people, changes: story.deviceChanges.length });
    },
  });
  refuse(checkToken(before, actor.since));
}

/** Takes what of an answer is for the person or the device alone. */
function hear(actor: Actor, answer: SyncAnswer): void {
  for (const { type, content } of answer.account_data?.events ?? []) actor.heard.set(type, content);
  for (const rooms of [answer.rooms.join, answer.rooms.leave]) {
    for (const [roomId, room] of Object.entries<SyncAnswer>(rooms)) {
      for (const { type, content } of room.account_data.events) actor.heard.set(`${roomId} ${type}`, content);
    }
  }
  const mail = (answer.to_device?.events ?? []).filter(({ type }: SeenEvent) => type === "io.conclave.test");
  for (const { content } of mail) actor.mail.got.push(content.number);
  actor.mail.unacknowledged = mail.length;
}

/** Lets somebody ask sliding sync for what is new in the rooms of a window. */
export async function slideOn(story: Story, actor: Actor, limit: number, last: number): Promise<void> {
  story.trail.push(`${actor.userId} slides from ${actor.pos} to the room ${last} with a limit of ${limit}`);
  const before = actor.pos;
  actor.pos = await takeSliding(actor.slid, before, { range: [0, last], limit });
  refuse(checkToken(before, actor.pos));
}

function refuse(wrong: readonly string[]): void {
  if (wrong.length > 0) throw new Error(wrong.join("\n"));
}

/** People read along, each in their own way. */
export const readingSteps: readonly Step[] = [
  {
    name: "sync",
    weight: 8,
    run(scene) {
      const { choices } = scene;
      return readOn(scene.story, chooseActor(scene), choices.oneOf([0, 1, 3, 20]), choices.onceIn(2));
    },
  },
  {
    name: "sliding-sync",
    weight: 5,
    run(scene) {
      const { choices } = scene;
      return slideOn(scene.story, chooseActor(scene), 1 + choices.below(8), choices.oneOf([0, 1, 3, 999]));
    },
  },
];
