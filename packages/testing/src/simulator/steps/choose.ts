import type { Actor } from "../actor.ts";
import { membershipOf, type NaiveRoom } from "../model/naive-room.ts";
import type { Scene } from "../story.ts";

/** Anybody. */
export function chooseActor({ story, choices }: Scene): Actor {
  return choices.oneOf(story.actors);
}

/** Any room; undefined while there is none. */
export function chooseRoom({ story, choices }: Scene): NaiveRoom | undefined {
  return story.rooms.size === 0 ? undefined : choices.oneOf([...story.rooms.values()]);
}

/** Somebody and a room: mostly one that they are in, now and then one where they have no business. */
export function chooseActorInRoom(scene: Scene): { readonly actor: Actor; readonly room: NaiveRoom } | undefined {
  const room = chooseRoom(scene);
  if (room === undefined) return undefined;
  const actor = scene.choices.onceIn(12) ? chooseActor(scene) : chooseMember(scene, room, "join");
  return actor === undefined ? undefined : { actor, room };
}

/** Somebody who stands in a room in a certain way; undefined when nobody does. */
export function chooseMember({ story, choices }: Scene, room: NaiveRoom, membership: string): Actor | undefined {
  const members = story.actors.filter(({ userId }) => membershipOf(room, userId) === membership);
  return members.length === 0 ? undefined : choices.oneOf(members);
}

/** A room's path behind `/_matrix/client/`. */
export function roomPath(roomId: string): string {
  return `v3/rooms/${encodeURIComponent(roomId)}`;
}
