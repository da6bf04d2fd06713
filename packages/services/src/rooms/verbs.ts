import type { AnyVerb } from "../core/verb.ts";
import { createRoom } from "./create-room.ts";
import { getRoomSummary } from "./description/get-room-summary.ts";
import { getSpaceHierarchy } from "./description/get-space-hierarchy.ts";
import { getRoomIdByAlias } from "./directory/get-room-id-by-alias.ts";
import { listPublicRooms } from "./directory/list-public-rooms.ts";
import { getRoomVisibility, setRoomVisibility } from "./directory/room-visibility.ts";
import { deleteRoomAlias, setRoomAlias } from "./directory/set-room-alias.ts";
import { checkJoined } from "./membership/check-joined.ts";
import { forgetRoom } from "./membership/forget-room.ts";
import { getJoinedMembers, getJoinedRooms } from "./membership/get-joined-rooms.ts";
import { inviteUser } from "./membership/invite-user.ts";
import { joinRoom, knockRoom } from "./membership/join-room.ts";
import { leaveRoom } from "./membership/leave-room.ts";
import { banUser, kickUser, unbanUser } from "./membership/remove-member.ts";
import { checkInSight } from "./people/check-in-sight.ts";
import { getMutualRooms } from "./people/get-mutual-rooms.ts";
import { searchUserDirectory } from "./people/search-user-directory.ts";
import { setRoomState } from "./set-room-state.ts";
import { upgradeRoom } from "./upgrade/upgrade-room.ts";

/** The verbs of rooms, for the registry. */
export const roomVerbs: readonly AnyVerb[] = [
  createRoom,
  upgradeRoom,
  joinRoom,
  knockRoom,
  inviteUser,
  leaveRoom,
  kickUser,
  banUser,
  unbanUser,
  forgetRoom,
  checkJoined,
  getJoinedRooms,
  getJoinedMembers,
  getRoomIdByAlias,
  listPublicRooms,
  getRoomVisibility,
  setRoomVisibility,
  getRoomSummary,
  getSpaceHierarchy,
  setRoomAlias,
  deleteRoomAlias,
  setRoomState,
  searchUserDirectory,
  getMutualRooms,
  checkInSight,
];
