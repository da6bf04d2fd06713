/**
 * Holds what arrived against what was acknowledged: every event, once, and those of each sender in the order in which they were sent.
 *
 * @param arrived identifiers in the order in which they were seen.
 * @param series the acknowledged identifiers of each sender, who waited for each answer before the next.
 * @throws Error that says what is missing, doubled or out of order.
 */
export function checkOrder(arrived: readonly string[], series: readonly (readonly string[])[]): void {
  const places = new Map<string, number>();
  for (const [place, id] of arrived.entries()) {
    if (places.has(id)) throw new Error(`${id} arrived twice.`);
    places.set(id, place);
  }
  let expected = 0;
  for (const ids of series) {
    let last = -1;
    for (const id of ids) {
      const place = places.get(id);
      if (place === undefined) throw new Error(`${id} was acknowledged and did not arrive.`);
      if (place < last) throw new Error(`${id} arrived before one that was sent earlier.`);
      last = place;
      expected++;
    }
  }
  if (arrived.length !== expected) throw new Error(`${arrived.length} events arrived of ${expected} that were sent.`);
}
