import type { SpaceEntry, SpaceListSnapshot } from "@conclave/client/snapshots/space-list-snapshot";
import type { Language } from "@conclave/ui/i18n/language";

function space(roomId: string, name: string, children: readonly string[], more: Partial<SpaceEntry> = {}): SpaceEntry {
  return {
    roomId: `!${roomId}:example.org`,
    name: { kind: "given", text: name },
    avatar: null,
    topic: null,
    memberCount: 12,
    children: children.map((child) => ({ roomId: `!${child}:example.org`, suggested: child === "canteen" })),
    mayArrange: true,
    arrangedBy: "moderator",
    about: { name: true, topic: true, picture: true },
    mayInvite: true,
    ...more,
  };
}

/** Several spaces, one of them within another, with one chosen. */
export function spaces(language: Language): SpaceListSnapshot {
  const zh = language === "zh-CN";
  const topic = zh ? "码头上的一切，从泊位到食堂" : "Everything on the quay, from berths to the canteen";
  const children = ["harbour", "ops", "canteen", "south", "pilots", "board", "secret"];
  return {
    chosen: "!yard:example.org",
    entries: [
      space("yard", zh ? "港务局" : "Harbour authority", children, { topic, memberCount: 340 }),
      space("south", zh ? "南港" : "South harbour", ["nothing"]),
      space("east", zh ? "东码头" : "East quay and everything behind it", []),
      space("lunchers", "Lunch", ["lunch", "li"]),
    ],
  };
}

const nothing = { name: false, topic: false, picture: false } as const;

/** The same as somebody sees it who looks after none of them. */
export function asGuest({ chosen, entries }: SpaceListSnapshot): SpaceListSnapshot {
  return {
    chosen,
    entries: entries.map((entry) => ({ ...entry, mayArrange: false, mayInvite: false, about: nothing })),
  };
}
