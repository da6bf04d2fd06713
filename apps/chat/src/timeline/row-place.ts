/** A row, and how far (pixels) its upper edge stands below that of what scrolls. */
export interface RowPlace {
  readonly key: string;
  readonly offset: number;
}

/** The topmost row that is seen. */
export function firstVisibleRow(scroller: HTMLElement, list: HTMLElement): RowPlace | null {
  const top = scroller.getBoundingClientRect().top;
  for (const row of rowsOf(list)) {
    const place = row.getBoundingClientRect();
    const key = row.dataset["key"];
    if (place.bottom > top && key !== undefined) return { key, offset: place.top - top };
  }
  return null;
}

/** Scrolls so that a row stands where it stood; nothing happens where it is gone. */
export function moveRowTo(scroller: HTMLElement, list: HTMLElement, { key, offset }: RowPlace): void {
  const row = rowsOf(list).find((candidate) => candidate.dataset["key"] === key);
  if (row === undefined) return;
  const distance = row.getBoundingClientRect().top - scroller.getBoundingClientRect().top - offset;
  // Setting it, even to what it is, would end a scroll that is under way.
  if (Math.abs(distance) >= 1) scroller.scrollTop += distance;
}

function rowsOf(list: HTMLElement): HTMLElement[] {
  // Every child of the list is an <li> of ours.
  return [...list.children] as HTMLElement[];
}
