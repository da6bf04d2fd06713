import type { JsonObject } from "@conclave/base/json";
import type { Actor } from "../actor.ts";
import { isAuthorised } from "../model/naive-authorisation.ts";
import { type NaiveEvent, type NaiveRoom, settingOf } from "../model/naive-room.ts";
import { relationIn } from "../model/naive-threads.ts";
import { perform } from "../perform.ts";
import type { Scene } from "../story.ts";
import { chooseActor, chooseActorInRoom, roomPath } from "./choose.ts";
import type { Step } from "./step.ts";

/** Words that somebody may want to hear of. */
export const words = ["tea", "fire", "lunch"] as const;

interface Message {
  readonly actor: Actor;
  readonly room: NaiveRoom;
  readonly type: string;
  readonly content: JsonObject;
  /** The refusal that awaits even somebody who may send. */
  readonly errcode?: string | undefined;
}

async function sendMessage({ story, number }: Scene, message: Message): Promise<void> {
  const { actor, room, type, content, errcode } = message;
  const { userId: sender } = actor;
  const maySend = isAuthorised(room, { sender, type, content });
  const path = `${roomPath(room.roomId)}/send/${type}/t${number}`;
  const answer = await perform(story, {
    by: actor,
    method: "PUT",
    path,
    body: content,
    isAllowed: maySend && errcode === undefined,
    ...(maySend && errcode !== undefined && { errcode }),
    brings: [{ roomId: room.roomId, type, sender, content }],
  });
  if (answer !== undefined) story.sent.push({ by: actor, path, body: content, eventId: answer.body.event_id });
}

/** What is said in a room, in the clear or not, as the room wants it. */
function saying(
  scene: Scene,
  actor: Actor,
  room: NaiveRoom,
  relation: JsonObject | undefined,
): Pick<Message, "type" | "content"> {
  const { choices, number } = scene;
  const related = relation === undefined ? {} : { "m.relates_to": relation };
  if (settingOf(room, "m.room.encryption")["algorithm"] !== undefined) {
    const secret = {
      ciphertext: `secret ${number}`,
      session_id: "session",
      sender_key: "key",
      device_id: actor.deviceId,
    };
    return { type: "m.room.encrypted", content: { algorithm: "m.megolm.v1.aes-sha2", ...secret, ...related } };
  }
  const word = choices.onceIn(6) ? ` ${choices.oneOf(words)}` : "";
  const mentions = choices.onceIn(6) ? { user_ids: [chooseActor(scene).userId, chooseActor(scene).userId] } : {};
  const call = choices.onceIn(15) ? { room: true } : {};
  const content = {
    msgtype: choices.onceIn(8) ? "m.notice" : "m.text",
    body: `message ${number}${word}`,
    ...(Object.keys({ ...mentions, ...call }).length > 0 && { "m.mentions": { ...mentions, ...call } }),
    ...(relation?.["rel_type"] === "m.replace" && { "m.new_content": { msgtype: "m.text", body: `edited ${number}` } }),
    ...related,
  };
  return { type: "m.room.message", content };
}

/** One of the last events of a room that pass; undefined when none does. */
function chooseEvent(
  { choices }: Scene,
  room: NaiveRoom,
  passes: (event: NaiveEvent) => boolean,
): NaiveEvent | undefined {
  const events = room.events.slice(-40).filter(passes);
  return events.length === 0 ? undefined : choices.oneOf(events);
}

const say: Step = {
  name: "say",
  weight: 18,
  async run(scene) {
    const place = chooseActorInRoom(scene);
    if (place !== undefined)
      await sendMessage(scene, { ...place, ...saying(scene, place.actor, place.room, undefined) });
  },
};

const replyInThread: Step = {
  name: "reply-in-thread",
  weight: 8,
  async run(scene) {
    const place = chooseActorInRoom(scene);
    if (place === undefined) return;
    const { actor, room } = place;
    const goOn = scene.choices.onceIn(2)
      ? chooseEvent(
          scene,
          room,
          ({ thread, content }) => thread !== undefined && relationIn(room, content)?.kind === "m.thread",
        )
      : undefined;
    const root = goOn?.thread ?? chooseEvent(scene, room, () => true)?.eventId;
    if (root === undefined) return;
    const known = room.events.find(({ eventId }) => eventId === root);
    const isNested = known !== undefined && relationIn(room, known.content) !== undefined;
    const said = saying(scene, actor, room, { rel_type: "m.thread", event_id: root, is_falling_back: true });
    await sendMessage(scene, { ...place, ...said, errcode: isNested ? "M_UNKNOWN" : undefined });
  },
};

const edit: Step = {
  name: "edit",
  weight: 5,
  async run(scene) {
    const place = chooseActorInRoom(scene);
    if (place === undefined) return;
    const { actor, room } = place;
    const others = scene.choices.onceIn(6);
    const original = chooseEvent(
      scene,
      room,
      ({ sender, stateKey }) => stateKey === undefined && (others || sender === actor.userId),
    );
    if (original === undefined) return;
    await sendMessage(scene, {
      ...place,
      ...saying(scene, actor, room, { rel_type: "m.replace", event_id: original.eventId }),
    });
  },
};

const refer: Step = {
  name: "refer",
  weight: 3,
  async run(scene) {
    const place = chooseActorInRoom(scene);
    if (place === undefined) return;
    const { actor, room } = place;
    const target = chooseEvent(scene, room, () => true);
    if (target === undefined) return;
    const relation = { rel_type: "m.reference", event_id: target.eventId };
    await sendMessage(scene, { ...place, ...saying(scene, actor, room, relation) });
  },
};

const react: Step = {
  name: "react",
  weight: 6,
  async run(scene) {
    const place = chooseActorInRoom(scene);
    if (place === undefined) return;
    const { actor, room } = place;
    const target = chooseEvent(scene, room, () => true);
    if (target === undefined) return;
    const relation = { rel_type: "m.annotation", event_id: target.eventId, key: scene.choices.oneOf(["👍", "🎉"]) };
    const isDone = room.events.some(
      ({ type, sender, content }) =>
        type === "m.reaction" &&
        sender === actor.userId &&
        JSON.stringify(content["m.relates_to"]) === JSON.stringify(relation),
    );
    const content = { "m.relates_to": relation };
    await sendMessage(scene, {
      ...place,
      type: "m.reaction",
      content,
      errcode: isDone ? "M_DUPLICATE_ANNOTATION" : undefined,
    });
  },
};

const repeat: Step = {
  name: "repeat",
  weight: 3,
  async run({ story, choices }) {
    if (story.sent.length === 0) return;
    const { by, path, body, eventId } = choices.oneOf(story.sent.slice(-60));
    const answer = await perform(story, { by, method: "PUT", path, body, isAllowed: true });
    if (answer?.body.event_id !== eventId)
      throw new Error(`The same request gave ${answer?.body.event_id} instead of ${eventId}`);
  },
};

/** What people say. */
export const messageSteps: readonly Step[] = [say, replyInThread, edit, refer, react, repeat];
