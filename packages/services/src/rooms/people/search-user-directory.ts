import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { matchPerson } from "@conclave/rules/people/match-person";
import { type PersonInSight, peopleInSight, peopleSharingRooms } from "@conclave/storage/rooms/people-store";
import { query } from "../../core/verb.ts";

/** A person who was found. */
export interface FoundPerson {
  readonly userId: UserId;
  readonly displayName: string | undefined;
  readonly avatarUrl: string | undefined;
}

export interface UserDirectoryInput {
  readonly userId: UserId;
  readonly term: string;
  readonly limit: number | undefined;
}

const defaultLimit = 10;
const maximumLimit = 100;
/** Names can't be compared in SQL, where each database folds letters in its own way: so many are looked at here. */
const mostPeople = 20_000;

/**
 * Looks for people by name or identifier, among those in the caller's rooms and in rooms open to anybody; the best answers
 * first. Who looks for nobody in particular is shown them all, those in their own rooms first, by name.
 *
 * @returns those found, and whether there are more.
 */
export const searchUserDirectory = query(
  "rooms.search-user-directory",
  async (
    context,
    input: UserDirectoryInput,
  ): Promise<{ readonly found: readonly FoundPerson[]; readonly isLimited: boolean }> => {
    const limit = Math.min(input.limit ?? defaultLimit, maximumLimit);
    const people = await peopleInSight(context.tx, input.userId, mostPeople);
    const near = isBlank(input.term) ? await peopleSharingRooms(context.tx, input.userId, mostPeople) : undefined;
    const ranked = people
      .map(present)
      .map((person) => ({ person, rank: near === undefined ? matchPerson(person, input.term) : farness(near, person) }))
      .filter((one): one is { readonly person: FoundPerson; readonly rank: number } => one.rank !== undefined)
      .sort((left, right) => left.rank - right.rank || (near === undefined ? 0 : byName(left.person, right.person)));
    return { found: ranked.slice(0, limit).map(({ person }) => person), isLimited: ranked.length > limit };
  },
);

function isBlank(term: string): boolean {
  return term.trim() === "";
}

function farness(near: ReadonlySet<UserId>, { userId }: FoundPerson): number {
  return near.has(userId) ? 0 : 1;
}

// One language's order for everybody: the answer is the same on every machine.
const names = new Intl.Collator("en", { sensitivity: "base", numeric: true });

function byName(left: FoundPerson, right: FoundPerson): number {
  return names.compare(left.displayName ?? left.userId.slice(1), right.displayName ?? right.userId.slice(1));
}

function present({ userId, displayName, avatarUrl }: PersonInSight): FoundPerson {
  return { userId, displayName: textOf(displayName), avatarUrl: textOf(avatarUrl) };
}

/** A profile field is JSON of any kind. */
function textOf(json: string | null): string | undefined {
  const value: unknown = json === null ? undefined : JSON.parse(json);
  return typeof value === "string" ? value : undefined;
}
