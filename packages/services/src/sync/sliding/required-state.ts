import type { UserId } from "@conclave/protocol/identifiers/user-id";

/** Matches state events; what is absent matches any. */
export interface StateElement {
  readonly type?: string;
  readonly stateKey?: string;
}

/** Which state of a room a client wants (MSC4186, RequiredStateRequest). */
export interface RequiredState {
  readonly include: readonly StateElement[];
  readonly exclude: readonly StateElement[];
  /** Whether members come along only as they are seen. */
  readonly lazyMembers: boolean;
}

const memberType = "m.room.member";

/**
 * Reads the pairs of the unstable form: `*` is any type or key, `$ME` the caller, and members of the key `$LAZY` come as they are
 * seen.
 */
export function parseRequiredState(pairs: readonly (readonly [string, string])[], caller: UserId): RequiredState {
  const isLazy = ([type, stateKey]: readonly [string, string]) => type === memberType && stateKey === "$LAZY";
  return {
    include: pairs
      .filter((pair) => !isLazy(pair))
      .map(([type, stateKey]) => ({
        ...(type !== "*" && { type }),
        ...(stateKey !== "*" && { stateKey: stateKey === "$ME" ? caller : stateKey }),
      })),
    exclude: [],
    lazyMembers: pairs.some(isLazy),
  };
}

/** Whether one of the wishes is for a state event; members that are only wanted lazily are not. */
export function wantsState(
  wishes: readonly RequiredState[],
  event: { readonly type: string; readonly stateKey: string | null },
): boolean {
  return wishes.some(
    ({ include, exclude, lazyMembers }) =>
      include.some((element) => matches(element, event) && !(lazyMembers && isOfAnyMember(element, event.type))) &&
      !exclude.some((element) => matches(element, event)),
  );
}

/** Whether members are to come as they are seen: some wish says so, and none is for all of them. */
export function wantsLazyMembers(wishes: readonly RequiredState[]): boolean {
  const all = { type: memberType, stateKey: "@:" };
  return wishes.some(({ lazyMembers }) => lazyMembers) && !wantsState(wishes, all);
}

/** The types that may be wanted; undefined when that can be any. */
export function wantedTypes(wishes: readonly RequiredState[]): readonly string[] | undefined {
  const types = wishes.flatMap(({ include }) => include.map(({ type }) => type));
  const named = types.filter((type) => type !== undefined);
  return named.length < types.length ? undefined : [...new Set(named)];
}

function matches(element: StateElement, event: { readonly type: string; readonly stateKey: string | null }): boolean {
  return (
    (element.type === undefined || element.type === event.type) &&
    (element.stateKey === undefined || element.stateKey === event.stateKey)
  );
}

/** A wish for everything stands back behind lazy members; one for members by name doesn't. */
function isOfAnyMember(element: StateElement, type: string): boolean {
  return type === memberType && element.type === undefined && element.stateKey === undefined;
}
