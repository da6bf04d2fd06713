import { type Place, placeKey } from "./place.ts";

/** Gives the focus (back) to the row of a message, if it is drawn. */
export function focusRow(place: Place, key: string): void {
  const conversation = `[data-place="${CSS.escape(placeKey(place))}"]`;
  const row = document.querySelector(`${conversation} .timeline-list > [data-key="${CSS.escape(key)}"]`);
  if (row instanceof HTMLElement) row.focus({ preventScroll: true });
}
