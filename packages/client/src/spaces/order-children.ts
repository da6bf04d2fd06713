/** A room of a space, with the `order` that its event says. */
export interface OrderedChild {
  readonly roomId: string;
  readonly order: string | null;
}

/** Digits of the orders that are made here, and how far they are apart: so far that sixteen rooms in a row come between two before others have to move. */
const digits = 10;
const step = 2 ** 16;

/**
 * Which rooms need another `order` (spec "Ordering of children"), so that a room stands before another one, or last for null. As few as it takes: rooms
 * without one stand behind all others, so those before the moved one need one too. `children` in the order that they have; nothing if the room isn't among
 * them, or stands there already.
 */
export function ordersAfterMove(
  children: readonly OrderedChild[],
  roomId: string,
  before: string | null,
): ReadonlyMap<string, string> {
  const others = children.filter((child) => child.roomId !== roomId);
  const place = before === null ? others.length : others.findIndex((child) => child.roomId === before);
  if (others.length === children.length || place < 0 || children[place]?.roomId === roomId) return new Map();
  const head = others.slice(0, place);
  const next = others[place]?.order ?? null;
  const between = isAscending(head, next) ? orderBetween(head.at(-1)?.order ?? null, next) : null;
  if (between !== null) return new Map([[roomId, between]]);

  const all = [...head.map((child) => child.roomId), roomId, ...others.slice(place).map((child) => child.roomId)];
  // Those behind it that have no order keep their places without one.
  const tail = next === null ? others.length - place : 0;
  const fresh = all.slice(0, all.length - tail).map((id, index) => [id, written((index + 1) * step)] as const);
  const had = new Map(children.map((child) => [child.roomId, child.order]));
  return new Map(fresh.filter(([id, order]) => had.get(id) !== order));
}

/** Whether all of them have an order, each a later one than those before, and an earlier one than what follows. */
function isAscending(head: readonly OrderedChild[], next: string | null): boolean {
  const orders = [...head.map(({ order }) => order), ...(next === null ? [] : [next])];
  return orders.every((order, index) => {
    const former = orders[index - 1];
    return order !== null && (former === undefined || (former !== null && former < order));
  });
}

/** Null where there is none of those that are made here. */
function orderBetween(left: string | null, right: string | null): string | null {
  const from = left === null ? 0 : numberIn(left);
  const to = right === null ? null : numberIn(right);
  if (from === null || (right !== null && to === null)) return null;
  const between = to === null ? from + step : Math.floor((from + to) / 2);
  return between > from && (to === null || between < to) ? written(between) : null;
}

function numberIn(order: string): number | null {
  return order.length === digits && /^\d+$/.test(order) ? Number(order) : null;
}

function written(order: number): string {
  return String(order).padStart(digits, "0");
}
