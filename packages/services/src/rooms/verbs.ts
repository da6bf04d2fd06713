import type { AnyVerb } from "../core/verb.ts";
import { createRoom } from "./create-room.ts";
import { getRoomSummary } from "./description/get-room-summary.ts";
import { getSpaceHierarchy } from "./description/get-space-hierarchy.ts";
import { deleteRoomAlias } from "./directory/delete-room-alias.ts";
import { getRoomIdByAlias } from "./directory/get-room-id-by-alias.ts";
import { getRoomVisibility } from "./directory/get-room-visibility.ts";
import { listPublicRooms } from "./directory/list-public-rooms.ts";
import { setRoomAlias } from "./directory/set-room-alias.ts";
import { setRoomVisibility } from "./directory/set-room-visibility.ts";
import { banUser } from "./membership/ban-user.ts";
import { checkJoined } from "./membership/check-joined.ts";
import { forgetRoom } from "./membership/forget-room.ts";
import { getJoinedMembers } from "./membership/get-joined-members.ts";
import { getJoinedRooms } from "./membership/get-joined-rooms.ts";
import { inviteUser } from "./membership/invite-user.ts";
import { joinRoom } from "./membership/join-room.ts";
import { kickUser } from "./membership/kick-user.ts";
import { knockRoom } from "./membership/knock-room.ts";
import { leaveRoom } from "./membership/leave-room.ts";
import { unbanUser } from "./membership/unban-user.ts";
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
