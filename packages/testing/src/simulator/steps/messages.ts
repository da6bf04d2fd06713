import { isAuthorised } from "../model/naive-authorisation.ts";
import { namedLevel, powerOf } from "../model/naive-levels.ts";
import { strippedContent } from "../model/naive-redaction.ts";
import { settingOf } from "../model/naive-room.ts";
import { perform } from "../perform.ts";
import { chooseActorInRoom, chooseRoom, roomPath } from "./choose.ts";
import type { Step } from "./step.ts";

const send: Step = {
  name: "send",
  weight: 30,
  async run(scene) {
    const { story, number } = scene;
    const place = chooseActorInRoom(scene);
    if (place === undefined) return;
    const { actor, room } = place;
    const isSecret = settingOf(room, "m.room.encryption")["algorithm"] !== undefined;
    const type = isSecret ? "m.room.encrypted" : "m.room.message";
    const content = isSecret
      ? {
          algorithm: "m.megolm.v1.aes-sha2",
          ciphertext: `secret ${number}`,
          session_id: "session",
          sender_key: "key",
          device_id: actor.deviceId,
        }
      : { msgtype: "m.text", body: `message ${number}` };
    const { userId: sender } = actor;
    await perform(story, {
      by: actor,
      method: "PUT",
      path: `${roomPath(room.roomId)}/send/${type}/t${number}`,
      body: content,
      isAllowed: isAuthorised(room, { sender, type, content }),
      brings: [{ roomId: room.roomId, type, sender, content }],
    });
  },
};

const redact: Step = {
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
    const reason = `redact ${number}`;
    const isHere = room.events.includes(victim);
    const answer = await perform(story, {
      by: actor,
      method: "PUT",
      path: `${roomPath(room.roomId)}/redact/${encodeURIComponent(victim.eventId)}/t${number}`,
      body: { reason },
      isAllowed:
        isHere && victim.type !== "m.room.create" && mayRedact && isAuthorised(room, { sender, type, content: {} }),
      brings: [
        {
          roomId: room.roomId,
          type,
          sender,
          content: room.version === "10" ? { reason } : { reason, redacts: victim.eventId },
        },
      ],
    });
    if (answer === undefined || victim.redactedBy !== undefined) return;
    victim.redactedBy = answer.body.event_id;
    victim.content = strippedContent(victim, room.version);
  },
};

/** What people say, and take back. */
export const messageSteps: readonly Step[] = [send, redact];
