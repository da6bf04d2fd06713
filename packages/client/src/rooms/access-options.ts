import { Preset, Visibility } from "matrix-js-sdk/lib/@types/partials.js";
import type { ICreateRoomOpts, ICreateRoomStateEvent } from "matrix-js-sdk/lib/@types/requests.js";
import type { RoomAccess } from "../snapshots/room-access.ts";

/**
 * What a new room is asked for so that those come in who may: what can be entered by people whom nobody knows beforehand stands in the directory.
 * `spaceId` is the space of the access `space`; it is named as the room's place in each case.
 */
export function accessOptions(
  access: RoomAccess,
  spaceId: string | undefined,
  server: string,
): Pick<ICreateRoomOpts, "preset" | "visibility"> & { readonly initial_state: ICreateRoomStateEvent[] } {
  const parent: ICreateRoomStateEvent[] =
    spaceId === undefined
      ? []
      : [{ type: "m.space.parent", state_key: spaceId, content: { via: [server], canonical: true } }];
  return {
    preset: access === "everyone" ? Preset.PublicChat : Preset.PrivateChat,
    visibility: access === "everyone" || access === "asking" ? Visibility.Public : Visibility.Private,
    initial_state: [...joinRules(access, spaceId), ...parent],
  };
}

/** The rule where it isn't the one of the preset. */
function joinRules(access: RoomAccess, spaceId: string | undefined): ICreateRoomStateEvent[] {
  const rule = (content: object): ICreateRoomStateEvent[] => [{ type: "m.room.join_rules", state_key: "", content }];
  if (access === "asking") return rule({ join_rule: "knock" });
  if (access !== "space" || spaceId === undefined) return [];
  return rule({ join_rule: "restricted", allow: [{ type: "m.room_membership", room_id: spaceId }] });
}
