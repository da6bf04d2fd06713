import { isAuthorised } from "../model/naive-authorisation.ts";
import { namedLevel, powerOf } from "../model/naive-levels.ts";
import { strippedContent } from "../model/naive-redaction.ts";
import { recordLine } from "../model/record-line.ts";
import { perform } from "../perform.ts";
import { chooseActorInRoom, chooseRoom, roomPath } from "./choose.ts";
import type { Step } from "./step.ts";

/** Takes back what oneself or another has said or set. */
export const redact: Step = {
  name: "redact",
  weight: 5,
  async run(scene) {
    const { story, number, choices } = scene;
    const place = chooseActorInRoom(scene);
    if (place === undefined) return;
    const { actor, room } = place;
    const foreign = choices.onceIn(15) ? chooseRoom(scene) : undefined;
    const own = room.events.filter(({ sender }) => sender === actor.userId);
    const victim = choices.oneOf(foreign?.events ?? (own.length > 0 && choices.onceIn(2) ? own : room.events));
    const { userId: sender } = actor;
    const type = "m.room.redaction";
    const mayRedact = victim.sender === sender || powerOf(room, sender) >= namedLevel(room, "redact");
    const isHere = room.events.includes(victim);
    const reason = `redact ${number}`;
    const content = room.version === "10" ? { reason } : { reason, redacts: victim.eventId };
    const path = `${roomPath(room.roomId)}/redact/${encodeURIComponent(victim.eventId)}/t${number}`;
    const answer = await perform(story, {
      by: actor,
      method: "PUT",
      path,
      body: { reason },
      isAllowed:
        isHere && victim.type !== "m.room.create" && mayRedact && isAuthorised(room, { sender, type, content }),
      leaves: [recordLine("room.event-redacted", sender, room.roomId)],
      brings: [{ roomId: room.roomId, type, sender, content }],
    });
    if (answer === undefined) return;
    story.sent.push({ by: actor, path, body: { reason }, eventId: answer.body.event_id });
    if (victim.redactedBy !== undefined) return;
    victim.redactedBy = answer.body.event_id;
    victim.content = strippedContent(victim, room.version);
    // What it said about another event is gone with the rest.
    victim.thread = undefined;
  },
};
