/**
 * The state, under an empty state key, of which somebody who is invited or knocks learns (spec "Stripped state"). Their own
 * membership goes with it, and on an invitation the inviter's.
 */
export const strippedStateTypes = [
  "m.room.create",
  "m.room.name",
  "m.room.avatar",
  "m.room.topic",
  "m.room.join_rules",
  "m.room.canonical_alias",
  "m.room.encryption",
] as const;
