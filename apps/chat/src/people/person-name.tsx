import type { Person } from "@conclave/client/snapshots/person";
import "./people.css";

/** A person's name, kept apart from the text around it whatever direction it is written in; with the identifier where two have the same. */
export function PersonName({ person }: { person: Person }) {
  return (
    <>
      <bdi class="person-name">{person.name}</bdi>
      {person.ambiguous && (
        <>
          {" "}
          <bdi class="person-id">{person.userId}</bdi>
        </>
      )}
    </>
  );
}
