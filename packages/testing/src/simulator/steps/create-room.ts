import { creatorsOf, type NaiveRoom, type NaiveVersion, settingOf } from "../model/naive-room.ts";
import { recordLine } from "../model/record-line.ts";
import { adopt, perform } from "../perform.ts";
import type { Scene } from "../story.ts";
import { chooseActor } from "./choose.ts";
import type { Step } from "./step.ts";

const mostRooms = 24;
const joinRules = { public_chat: "public", private_chat: "invite", trusted_private_chat: "invite" } as const;

/** Makes a room of any kind. */
export const createRoom: Step = {
  name: "create-room",
  weight: 3,
  async run(scene) {
    const { story, choices, number } = scene;
    if (story.rooms.size >= mostRooms) return;
    const actor = chooseActor(scene);
    const preset = choices.oneOf(["public_chat", "public_chat", "private_chat", "trusted_private_chat"] as const);
    const version: NaiveVersion = choices.oneOf(["10", "11", "12"] as const);
    const isSpace = choices.onceIn(6);
    const visibility = choices.oneOf(["shared", "joined", "invited", "world_readable"]);
    const encrypted = choices.onceIn(2) && !isSpace;
    const guests = [...new Set([chooseActor(scene), chooseActor(scene), chooseActor(scene)])].filter(
      (guest) => guest !== actor,
    );
    const invite = guests.map(({ userId }) => userId);
    const initialState = [
      ...(choices.onceIn(4)
        ? []
        : [{ type: "m.room.history_visibility", state_key: "", content: { history_visibility: visibility } }]),
      ...(encrypted
        ? [{ type: "m.room.encryption", state_key: "", content: { algorithm: "m.megolm.v1.aes-sha2" } }]
        : []),
    ];
    const body = {
      preset,
      room_version: version,
      name: `Room ${number}`,
      invite,
      initial_state: initialState,
      ...(isSpace && { creation_content: { type: "m.space" } }),
      ...(choices.onceIn(3) && { power_level_content_override: { state_default: 0, invite: 0 } }),
    };
    const answer = await perform(story, {
      by: actor,
      method: "POST",
      path: "v3/createRoom",
      body,
      isAllowed: true,
      answerIn: ({ subject }) => ({ room_id: subject }),
    });
    story.records.push(recordLine("room.created", actor.userId, String(answer?.body.room_id)));
    const room = await adoptRoom(scene, String(answer?.body.room_id), version);
    const expected = {
      "m.room.name": { name: `Room ${number}` },
      "m.room.join_rules": { join_rule: joinRules[preset] },
      "m.room.history_visibility": {
        history_visibility:
          initialState.find(({ type }) => type.endsWith("visibility"))?.content.history_visibility ?? "shared",
      },
      ...(encrypted && { "m.room.encryption": { algorithm: "m.megolm.v1.aes-sha2" } }),
    };
    for (const [type, content] of Object.entries(expected)) {
      if (JSON.stringify(settingOf(room, type)) !== JSON.stringify(content))
        throw new Error(`${type} of the new room is ${JSON.stringify(settingOf(room, type))}`);
    }
    const trusted = preset === "trusted_private_chat" && version === "12" ? invite : [];
    if (version === "12" && creatorsOf(room).join() !== [actor.userId, ...trusted].join())
      throw new Error(`The creators of the new room are ${creatorsOf(room).join()}`);
  },
};

/** Takes a room as it was made: what it must say is up to the caller. */
export async function adoptRoom({ story }: Scene, roomId: string, version: NaiveVersion): Promise<NaiveRoom> {
  const room: NaiveRoom = { roomId, version, events: [], state: new Map() };
  for (const event of await story.truth.eventsAfter(roomId, 0)) adopt(room, event);
  if (room.events[0]?.type !== "m.room.create") throw new Error(`${roomId} does not begin with its creation`);
  story.rooms.set(roomId, room);
  return room;
}
