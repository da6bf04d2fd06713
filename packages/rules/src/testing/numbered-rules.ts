/**
 * The authorisation rules by their numbers in room version 12, in a list for each table (spec room version 12,
 * "Authorisation rules"). Versions 10 and 11 have no rule 2 and no rule 10.4: what follows is one lower there. What only
 * they have goes by its number there, with `v10` or `v11` before it. Rule 3.3, on auth events that were rejected, has no
 * row: what is rejected is not kept.
 */
// biome-ignore format: lists
export const numberedRules = {
  create: ["1.1", "1.2", "1.3", "1.4", "1.5", "v10 1.2", "v10 1.4", "v10 1.5", "v11 1.2", "v11 1.4"],
  authEvents: ["3", "3.1", "3.2", "3.4", "v10 2.4", "v11 2.4"],
  member: [
    "5.1", "5.2.1",
    "5.3.2", "5.3.3", "5.3.4", "5.3.5.1", "5.3.5.2", "5.3.5.3", "5.3.6", "5.3.7",
    "5.4.2", "5.4.3", "5.4.4", "5.4.5",
    "5.5.1", "5.5.2", "5.5.3", "5.5.4", "5.5.5",
    "5.6.1", "5.6.2", "5.6.3",
    "5.7.1", "5.7.2", "5.7.3", "5.7.4",
    "5.8",
  ],
  firstJoin: ["5.1", "5.3.1"],
  thirdPartyInvite: ["5.4.1.1", "5.4.1.2", "5.4.1.3", "5.4.1.4", "5.4.1.5", "5.4.1.6", "5.4.1.7.1", "5.4.1.7.2", "5.4.1.8"],
  powerLevelsForm: ["10.1", "10.2", "10.3", "10.4", "10.5"],
  powerLevelsChange: ["10.6.1", "10.6.2", "10.7.1", "10.8.1", "10.9.1", "10.10.1", "10.11"],
  other: ["1", "2", "4", "6", "7.1", "8", "9", "11"],
} as const;

/** Numbers that only one has: a list of rules, or a table whose rows begin with a rule's number. Empty if each rule has its row. */
export function numbersApart(
  rules: readonly string[],
  rows: readonly (readonly [number: string, ...unknown[]])[],
): readonly string[] {
  const numbers = rows.map(([number]) => number);
  return [...rules.filter((rule) => !numbers.includes(rule)), ...numbers.filter((number) => !rules.includes(number))];
}
