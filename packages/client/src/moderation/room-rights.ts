import type { JsonObject } from "@conclave/base/json";
import type { Room } from "matrix-js-sdk/lib/models/room.js";
import type { RoomMember } from "matrix-js-sdk/lib/models/room-member.js";
import { personOf } from "../rooms/person-of.ts";
import type { AbsentPerson, HistoryVisibility, RoomRights } from "../snapshots/room-rights.ts";
import { type Power, powerOf } from "./power.ts";
import { roomAccess } from "./room-access.ts";

/** Who may do what in a room. `membersLoaded`: all its members are known. */
export function roomRights(room: Room, membersLoaded: boolean): RoomRights {
  const power = powerOf(room);
  const self = room.myUserId;
  const own = room.getMyMembership() === "join" ? power.levelOf(self) : -Infinity;
  const lowest = (right: Parameters<Power["needed"]>[0]) => power.lowest(power.needed(right));
  const rules: JsonObject = room.currentState.getStateEvents("m.room.join_rules", "")?.getContent() ?? {};
  const { access, spaceId } = roomAccess(rules);
  const history: unknown = room.currentState.getStateEvents("m.room.history_visibility", "")?.getContent()[
    "history_visibility"
  ];
  return {
    lowest: {
      write: lowest("write"),
      invite: lowest("invite"),
      "remove-people": lowest("remove-people"),
      ban: lowest("ban"),
      "remove-messages": lowest("remove-messages"),
      pin: lowest("pin"),
      rename: lowest("rename"),
      access: lowest("access"),
      history: lowest("history"),
      roles: lowest("roles"),
    },
    access,
    accessSpaceId: spaceId,
    mayChangeAccess: own >= power.needed("access"),
    history: visibilities.get(history) ?? "shared",
    mayChangeHistory: own >= power.needed("history"),
    mayUnban: own >= power.needed("ban") && own >= power.needed("remove-people"),
    banned: membersLoaded ? room.getMembersWithMembership("ban").map((member) => absentPerson(room, member)) : [],
    asking: own >= power.needed("invite") || own >= power.needed("remove-people") ? asking(room) : [],
    lastAdministrator: membersLoaded && isLastAdministrator(room, power),
  };
}

const visibilities = new Map<unknown, HistoryVisibility>([
  ["world_readable", "world"],
  ["shared", "shared"],
  ["invited", "invited"],
  ["joined", "joined"],
]);

function asking(room: Room): readonly AbsentPerson[] {
  return room.getMembersWithMembership("knock").map((member) => absentPerson(room, member));
}

function absentPerson(room: Room, member: RoomMember): AbsentPerson {
  const reason: unknown = member.events.member?.getContent()["reason"];
  return { ...personOf(room, member.userId), reason: typeof reason === "string" && reason !== "" ? reason : null };
}

function isLastAdministrator(room: Room, power: Power): boolean {
  const joined = room.getMembersWithMembership("join");
  const able = joined.filter(({ userId }) => power.levelOf(userId) >= power.needed("roles"));
  return joined.length > 1 && able.length === 1 && able[0]?.userId === room.myUserId;
}
