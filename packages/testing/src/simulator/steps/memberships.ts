import type { JsonObject } from "@conclave/base/json";
import type { Actor } from "../actor.ts";
import { isAuthorised } from "../model/naive-authorisation.ts";
import { isLetInByOthers } from "../model/naive-restricted-join.ts";
import { membershipOf, membersOf, type NaiveRoom, settingOf } from "../model/naive-room.ts";
import { recordLine } from "../model/record-line.ts";
import { perform } from "../perform.ts";
import type { Story } from "../story.ts";
import { chooseActor, chooseActorInRoom, chooseMember, chooseRoom, roomPath } from "./choose.ts";
import type { Step } from "./step.ts";

interface Change {
  readonly actor: Actor;
  readonly room: NaiveRoom;
  readonly target: string;
  readonly membership: string;
}

async function change(
  story: Story,
  request: { readonly path: string; readonly body: JsonObject; readonly isAllowed: boolean },
  { actor, room, target, membership }: Change,
): Promise<void> {
  const member = { roomId: room.roomId, type: "m.room.member", sender: actor.userId, stateKey: target };
  // Who is where they want to be stays there, and nothing happens; to invite or to knock needs a right each time.
  const isPlace = membership === "join" || membership === "leave";
  const isDone = isPlace && actor.userId === target && membershipOf(room, target) === membership;
  await perform(story, {
    by: actor,
    method: "POST",
    ...request,
    isAllowed: isDone || request.isAllowed,
    leaves: isDone ? [] : [recordLine("room.membership-changed", actor.userId, room.roomId)],
    brings: isDone ? [] : [{ ...member, content: { membership, reason: request.body["reason"] } }],
  });
}

const join: Step = {
  name: "join",
  weight: 16,
  async run(scene) {
    const room = chooseRoom(scene);
    if (room === undefined) return;
    const { story, choices, number } = scene;
    const invited = choices.onceIn(2) ? chooseMember(scene, room, "invite") : undefined;
    const actor = invited ?? chooseActor(scene);
    const wish = {
      sender: actor.userId,
      type: "m.room.member",
      stateKey: actor.userId,
      content: { membership: "join" },
    };
    const isAllowed = isAuthorised(room, wish) || isLetInByOthers(story, room, actor.userId);
    const path = `v3/join/${encodeURIComponent(room.roomId)}`;
    const request = { path, body: { reason: `join ${number}` }, isAllowed };
    await change(story, request, { actor, room, target: actor.userId, membership: "join" });
  },
};

const knock: Step = {
  name: "knock",
  weight: 3,
  async run(scene) {
    const { story, number, choices } = scene;
    const rooms = [...story.rooms.values()].filter((room) =>
      String(settingOf(room, "m.room.join_rules")["join_rule"]).startsWith("knock"),
    );
    const room = rooms.length > 0 && !choices.onceIn(5) ? choices.oneOf(rooms) : chooseRoom(scene);
    if (room === undefined) return;
    const actor = chooseActor(scene);
    const wish = {
      sender: actor.userId,
      type: "m.room.member",
      stateKey: actor.userId,
      content: { membership: "knock" },
    };
    const path = `v3/knock/${encodeURIComponent(room.roomId)}`;
    const request = { path, body: { reason: `knock ${number}` }, isAllowed: isAuthorised(room, wish) };
    await change(story, request, { actor, room, target: actor.userId, membership: "knock" });
  },
};

const leave: Step = {
  name: "leave",
  weight: 7,
  async run(scene) {
    const { story, number, choices } = scene;
    const room = chooseRoom(scene);
    if (room === undefined) return;
    const standing = choices.oneOf(["join", "join", "invite", "knock"]);
    const actor = (choices.onceIn(10) ? undefined : chooseMember(scene, room, standing)) ?? chooseActor(scene);
    const wish = {
      sender: actor.userId,
      type: "m.room.member",
      stateKey: actor.userId,
      content: { membership: "leave" },
    };
    const path = `${roomPath(room.roomId)}/leave`;
    const request = { path, body: { reason: `leave ${number}` }, isAllowed: isAuthorised(room, wish) };
    await change(story, request, { actor, room, target: actor.userId, membership: "leave" });
  },
};

const invite: Step = {
  name: "invite",
  weight: 9,
  async run(scene) {
    const { story, number } = scene;
    const place = chooseActorInRoom(scene);
    if (place === undefined) return;
    const { actor, room } = place;
    const target = chooseActor(scene).userId;
    const wish = { sender: actor.userId, type: "m.room.member", stateKey: target, content: { membership: "invite" } };
    const body = { user_id: target, reason: `invite ${number}` };
    const request = { path: `${roomPath(room.roomId)}/invite`, body, isAllowed: isAuthorised(room, wish) };
    await change(story, request, { actor, room, target, membership: "invite" });
  },
};

/** What a moderator does, and how those must stand to whom it is done. */
const removals = {
  kick: { membership: "leave", standing: ["join", "invite", "knock"] },
  ban: { membership: "ban", standing: undefined },
  unban: { membership: "leave", standing: ["ban"] },
} as const;

const remove: Step = {
  name: "remove",
  weight: 6,
  async run(scene) {
    const { story, number, choices } = scene;
    const room = chooseRoom(scene);
    if (room === undefined) return;
    const verb = choices.oneOf(["kick", "kick", "ban", "unban", "unban"] as const);
    const { membership, standing } = removals[verb];
    const members = membersOf(room, "join");
    const powerful = story.actors.find(({ userId }) => userId === members[0]);
    const actor = (choices.onceIn(3) ? undefined : powerful) ?? chooseActor(scene);
    const target = (chooseMember(scene, room, verb === "unban" ? "ban" : "join") ?? chooseActor(scene)).userId;
    const wish = { sender: actor.userId, type: "m.room.member", stateKey: target, content: { membership } };
    const stands = standing === undefined || standing.some((each) => each === membershipOf(room, target));
    const isIn = membershipOf(room, actor.userId) === "join";
    const body = { user_id: target, reason: `${verb} ${number}` };
    const isAllowed = isAuthorised(room, wish) && stands && isIn;
    await change(
      story,
      { path: `${roomPath(room.roomId)}/${verb}`, body, isAllowed },
      { actor, room, target, membership: isAllowed ? membership : "" },
    );
  },
};

/** People come to rooms, are brought there, go, and are made to go. */
export const membershipSteps: readonly Step[] = [join, knock, leave, invite, remove];
