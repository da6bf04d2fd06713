import { Preset, Visibility } from "matrix-js-sdk/lib/@types/partials.js";
import type { ICreateRoomOpts, ICreateRoomStateEvent } from "matrix-js-sdk/lib/@types/requests.js";
import { isListed, joinRules } from "../moderation/room-access.ts";
import type { RoomAccess } from "../snapshots/room-access.ts";

/** What a new room is asked for so that those come in who may. `spaceId`, of the access `space`, is named as the room's place in each case. */
export function accessOptions(
  access: RoomAccess,
  spaceId: string | undefined,
  server: string,
): Pick<ICreateRoomOpts, "preset" | "visibility"> & { readonly initial_state: ICreateRoomStateEvent[] } {
  const rules: ICreateRoomStateEvent = {
    type: "m.room.join_rules",
    state_key: "",
    content: joinRules(access, spaceId),
  };
  const parent: ICreateRoomStateEvent[] =
    spaceId === undefined
      ? []
      : [{ type: "m.space.parent", state_key: spaceId, content: { via: [server], canonical: true } }];
  return {
    preset: access === "everyone" ? Preset.PublicChat : Preset.PrivateChat,
    visibility: isListed(access) ? Visibility.Public : Visibility.Private,
    initial_state: [rules, ...parent],
  };
}
