import type { MemberSnapshot } from "@conclave/client/snapshots/open-room-snapshot";

/** The members whose name or identifier holds what was typed; capitals don't matter. */
export function filteredMembers(members: readonly MemberSnapshot[], typed: string): readonly MemberSnapshot[] {
  const text = typed.trim().toLowerCase();
  if (text === "") return members;
  return members.filter(({ name, userId }) => name.toLowerCase().includes(text) || userId.toLowerCase().includes(text));
}
