import type { FoundRoom } from "@conclave/client/snapshots/found-room";
import type { FoundPeople, PersonCard } from "@conclave/client/snapshots/person-card";
import type { Language } from "@conclave/ui/i18n/language";
import { ada, impostor, jonas, li, noor, self } from "./conversation.ts";

function room(roomId: string, name: string | null, more: Partial<FoundRoom> = {}): FoundRoom {
  return {
    roomId,
    name,
    topic: null,
    avatar: null,
    memberCount: 12,
    space: false,
    door: "open",
    membership: "none",
    ...more,
  };
}

/** What the directory of the server holds. */
export function foundRooms(language: Language, text: string): readonly FoundRoom[] {
  const zh = language === "zh-CN";
  const rooms = [
    room("!harbour:example.org", zh ? "港口项目" : "Harbour project", {
      topic: zh
        ? "西码头、泊位和预算"
        : "Western quay, berths and their budget. Minutes: https://plans.example.org/minutes",
      memberCount: 6,
      membership: "joined",
    }),
    room("!canteen:example.org", zh ? "食堂" : "Canteen", {
      topic: zh
        ? "今天的菜单"
        : "What there is today, and who comes along; please say by eleven, or there is nothing left but soup",
      memberCount: 1204,
    }),
    room("!pilots:example.org", zh ? "领航员" : "Pilots", { door: "ask", memberCount: 31 }),
    room("!tugs:example.org", zh ? "拖船" : "Tugs", { door: "ask", membership: "asked", memberCount: 9 }),
    room("!board:example.org", zh ? "董事会" : "Board", { membership: "invited", memberCount: 4 }),
    room("!south:example.org", zh ? "南港" : "South harbour", { space: true, memberCount: 58 }),
    room("!nameless:example.org", null, { memberCount: 1 }),
    room("!noor:example.org", "ميناء الجنوب", { topic: "كل شيء عن الميناء", memberCount: 3 }),
  ];
  return rooms.filter(({ name }) => (name ?? "").toLowerCase().includes(text.trim().toLowerCase()));
}

/** The rooms of a space, as its page lists them. */
export function spaceRooms(language: Language): readonly FoundRoom[] {
  const wanted = ["!harbour:example.org", "!canteen:example.org", "!pilots:example.org", "!south:example.org"];
  return foundRooms(language, "").filter(({ roomId }) => wanted.includes(roomId));
}

export function somePeople(text: string): FoundPeople {
  const people = [ada, jonas, li, noor, impostor];
  const found = people.filter(({ name }) => name.toLowerCase().includes(text.trim().toLowerCase()));
  return { people: found, more: found.length === people.length };
}

export function personCard(language: Language, userId: string): PersonCard {
  const person = [ada, jonas, li, noor, self].find((one) => one.userId === userId) ?? impostor;
  return {
    person,
    trust: person === ada ? "verified" : person === jonas ? "identity-changed" : "unverified",
    own: person === self,
    sharedRooms: ["!harbour:example.org", "!ops:example.org", "!lunch:example.org"].slice(0, language === "en" ? 3 : 2),
  };
}
