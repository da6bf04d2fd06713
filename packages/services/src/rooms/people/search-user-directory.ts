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
    const people = (await peopleInSight(context.tx, input.userId, mostPeople)).map(present);
    const found =
      input.term.trim() === ""
        ? everybody(people, await peopleSharingRooms(context.tx, input.userId, mostPeople))
        : matching(people, input.term);
    return { found: found.slice(0, limit), isLimited: found.length > limit };
  },
);

/** The best answers first. */
function matching(people: readonly FoundPerson[], term: string): readonly FoundPerson[] {
  return people
    .map((person) => ({ person, rank: matchPerson(person, term) }))
    .filter((one): one is { readonly person: FoundPerson; readonly rank: number } => one.rank !== undefined)
    .sort((left, right) => left.rank - right.rank)
    .map(({ person }) => person);
}

/** Those in the reader's own rooms first, by name. */
function everybody(people: readonly FoundPerson[], near: ReadonlySet<UserId>): readonly FoundPerson[] {
  // Not a language's order: for 20,000 people that would hold the reader's thread 80 ms, and this 14.
  return people
    .map((person) => {
      const name = (person.displayName ?? person.userId.slice(1)).toLowerCase();
      return { person, key: `${near.has(person.userId) ? 0 : 1}${name}` };
    })
    .sort((left, right) => (left.key < right.key ? -1 : Number(left.key > right.key)))
    .map(({ person }) => person);
}

function present({ userId, displayName, avatarUrl }: PersonInSight): FoundPerson {
  return { userId, displayName: textOf(displayName), avatarUrl: textOf(avatarUrl) };
}

/** A profile field is JSON of any kind. */
function textOf(json: string | null): string | undefined {
  const value: unknown = json === null ? undefined : JSON.parse(json);
  return typeof value === "string" ? value : undefined;
}
