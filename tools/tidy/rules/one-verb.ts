import type { Rule } from "../source.ts";

interface Restriction {
  readonly place: string;
  /** The functions that make what a file may have one of. */
  readonly makers: readonly string[];
  readonly instead: string;
}

const restrictions: readonly Restriction[] = [
  {
    place: "packages/services/src/",
    makers: ["command", "query"],
    instead: "A file is one verb: give the other one a file of its own, and what both need a third.",
  },
  {
    place: "packages/http/src/",
    makers: ["route"],
    instead:
      "A file answers one endpoint, or a list of them alike: give the other one a file of its own, and what both need a third.",
  },
];

/** A verb and a route are each found by the name of their file. */
export const fileIsOneVerb: Rule = (sources) =>
  sources
    .filter((source) => !source.isTest)
    .flatMap((source) =>
      restrictions
        .filter(({ place }) => source.path.startsWith(place))
        .filter(
          ({ makers }) => source.uses.filter(({ kind, name }) => kind === "call" && makers.includes(name)).length > 1,
        )
        .map(({ makers, instead }) => ({
          path: source.path,
          message: `More than one ${makers.join(" or ")} is made here. ${instead}`,
        })),
    );
