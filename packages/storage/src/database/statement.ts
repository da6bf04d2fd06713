import type { Compilable, CompiledQuery, Kysely } from "kysely";
import { formOf, Placeholder, withPlaceholders } from "./statement-form.ts";
import type { Tables } from "./tables.ts";
import type { ReadTransaction } from "./transaction.ts";

/** A statement that is built once for a database and a form, then run with other values each time. */
export type Statement<Values, Row> = (tx: ReadTransaction, values: Values) => Promise<readonly Row[]>;

/** A statement as it was built, and what stands at each of its places: a given value, by its index, or always the same one. */
interface Built<Row> {
  readonly compiled: CompiledQuery<Row>;
  readonly places: readonly (number | { readonly value: unknown })[];
}

/** The most forms of one statement that are kept; the oldest goes first. */
const keptForms = 32;

/**
 * Prepares a statement for what is run often: building it anew each time costs more than running it
 * (docs/decisions/0001-edge-and-core.md). Everything else is built where it is used.
 *
 * @param build is called once for each form of the values: which of them are there, which booleans are true, and how long each
 * list is. These it sees as they are. In place of everything else (texts, numbers, null) it is given something that it puts into
 * the query and can't look at; so null may not stand in a comparison.
 */
export function statement<Values extends object, Row>(
  build: (query: Kysely<Tables>, values: Values) => Compilable<Row>,
): Statement<Values, Row> {
  const known = new WeakMap<object, Map<string, Built<Row>>>();
  return ({ query, run }, values) => {
    // All transactions of a database have it in common.
    const { adapter } = query.getExecutor();
    let forms = known.get(adapter);
    if (forms === undefined) {
      forms = new Map();
      known.set(adapter, forms);
    }
    const given: unknown[] = [];
    const form = formOf(values, given);
    let built = forms.get(form);
    if (built === undefined) {
      built = compile(build, query, values);
      forms.set(form, built);
      if (forms.size > keptForms) forms.delete(forms.keys().next().value ?? form);
    }
    return run(
      built.compiled,
      built.places.map((place) => (typeof place === "number" ? given[place] : place.value)),
    );
  };
}

function compile<Values extends object, Row>(
  build: (query: Kysely<Tables>, values: Values) => Compilable<Row>,
  query: Kysely<Tables>,
  values: Values,
): Built<Row> {
  const compiled = build(query, withPlaceholders(values)).compile();
  const places = compiled.parameters.map((value) => (value instanceof Placeholder ? value.index : { value }));
  return { compiled, places };
}
