import { membershipOf } from "../model/naive-room.ts";
import { perform } from "../perform.ts";
import { chooseActorInRoom, chooseRoom, roomPath } from "./choose.ts";
import type { Step } from "./step.ts";

/** Says how far somebody has read: to all or to oneself, everything or a thread. */
export const sendReceipt: Step = {
  name: "receipt",
  weight: 12,
  async run(scene) {
    const { story, choices } = scene;
    const place = chooseActorInRoom(scene);
    if (place === undefined) return;
    const { actor, room } = place;
    const event = choices.oneOf((choices.onceIn(20) ? (chooseRoom(scene) ?? room) : room).events.slice(-25));
    const type = choices.oneOf(["m.read", "m.read", "m.read.private"]);
    const thread = choices.oneOf([undefined, undefined, "main", event.thread ?? "main"]);
    const isAllowed = membershipOf(room, actor.userId) === "join" && room.events.includes(event);
    const isMarker = thread === undefined && choices.onceIn(3);
    const body = isMarker
      ? { [type]: event.eventId, "m.fully_read": event.eventId }
      : thread === undefined
        ? {}
        : { thread_id: thread };
    const path = isMarker ? "read_markers" : `receipt/${type}/${encodeURIComponent(event.eventId)}`;
    const answer = await perform(story, {
      by: actor,
      method: "POST",
      path: `${roomPath(room.roomId)}/${path}`,
      body,
      isAllowed,
    });
    if (answer !== undefined) actor.receipts.push({ roomId: room.roomId, thread, place: room.events.indexOf(event) });
  },
};
