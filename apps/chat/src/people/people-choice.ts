import { type ReadonlySignal, signal } from "@preact/signals";
import { typedPerson } from "./typed-person.ts";

/** Several people, named one after the other. */
export interface PeopleChoice {
  readonly typed: ReadonlySignal<string>;
  readonly problem: ReadonlySignal<"malformed" | "self" | null>;
  /** User ids. */
  readonly people: ReadonlySignal<readonly string[]>;
  type(text: string): void;
  /** Takes what is typed; false if it names nobody. */
  add(): boolean;
  remove(userId: string): void;
  /** Everybody chosen, with what is still typed; null if that names nobody. */
  finish(): readonly string[] | null;
}

export function createPeopleChoice(ownUserId: string): PeopleChoice {
  const typed = signal("");
  const problem = signal<"malformed" | "self" | null>(null);
  const people = signal<readonly string[]>([]);

  function add(): boolean {
    const person = typedPerson(typed.value, ownUserId);
    if (person.kind !== "person") {
      problem.value = person.kind;
      return false;
    }
    if (!people.value.includes(person.userId)) people.value = [...people.value, person.userId];
    typed.value = "";
    problem.value = null;
    return true;
  }

  return {
    typed,
    problem,
    people,
    add,
    type(text) {
      typed.value = text;
      problem.value = null;
    },
    remove(userId) {
      people.value = people.value.filter((other) => other !== userId);
    },
    finish() {
      if (typed.value.trim() !== "" && !add()) return null;
      return people.value;
    },
  };
}
