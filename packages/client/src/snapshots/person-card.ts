import type { Person, Trust } from "./person.ts";

/** What is known of a person, wherever one meets them. */
export interface PersonCard {
  readonly person: Person;
  readonly trust: Trust;
  /** This account itself. */
  readonly own: boolean;
  /** The ids of the rooms that both are in; empty for this account itself. */
  readonly sharedRooms: readonly string[];
}

/** People who were found, the best answers first. */
export interface FoundPeople {
  readonly people: readonly Person[];
  /** There are others who fit as well. */
  readonly more: boolean;
}
