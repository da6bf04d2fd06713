import type { Compilable, CompiledQuery, Kysely } from "kysely";
import type { Tables } from "./tables.ts";
import type { ReadTransaction } from "./transaction.ts";

/** A statement that is built once for a connection, then run with other values each time. */
export type Statement<Values, Row> = (tx: ReadTransaction, values: Values) => Promise<readonly Row[]>;

/** A statement as it was built, and which value stands at which place: a name, or the value itself. */
interface Built<Row> {
  readonly compiled: CompiledQuery<Row>;
  readonly places: readonly ({ readonly name: string } | { readonly value: unknown })[];
}

/** Stands for a value that is not known yet. */
class Placeholder {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

/**
 * Prepares a statement for what every send runs: building it anew each time costs more than running it
 * (docs/decisions/0001-edge-and-core.md). Everything else is built where it is used.
 *
 * @param build is given names in place of values: it puts each into the query, and can't look at any of them. The form of the
 * statement may not depend on them; null is a value like others, so it may not stand in a comparison.
 */
export function statement<Values extends object, Row>(
  build: (query: Kysely<Tables>, values: Values) => Compilable<Row>,
): Statement<Values, Row> {
  const known = new WeakMap<Kysely<Tables>, Built<Row>>();
  return async ({ query }, values) => {
    let built = known.get(query);
    if (built === undefined) {
      built = compile(build, query);
      known.set(query, built);
    }
    const given = new Map(Object.entries(values));
    const parameters = built.places.map((place) => ("name" in place ? given.get(place.name) : place.value));
    return (await query.executeQuery<Row>({ ...built.compiled, parameters })).rows;
  };
}

function compile<Values extends object, Row>(
  build: (query: Kysely<Tables>, values: Values) => Compilable<Row>,
  query: Kysely<Tables>,
): Built<Row> {
  // Whatever is asked of it is a placeholder of that name: typed as the values are, since it goes where they would.
  const names = new Proxy({}, { get: (_, name) => new Placeholder(String(name)) }) as Values;
  const compiled = build(query, names).compile();
  const places = compiled.parameters.map((value) => (value instanceof Placeholder ? { name: value.name } : { value }));
  return { compiled, places };
}
