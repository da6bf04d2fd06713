const gap = 4;

/** Puts a fixed element below `anchor`, or above where there is no room, and inside the window from side to side. */
export function placeBeside(element: HTMLElement, anchor: DOMRect): void {
  const { offsetWidth: width, offsetHeight: height } = element;
  const below = anchor.bottom + gap;
  const top = below + height <= window.innerHeight ? below : Math.max(gap, anchor.top - gap - height);
  const left = Math.min(Math.max(gap, anchor.right - width), window.innerWidth - width - gap);
  element.style.top = `${top}px`;
  element.style.left = `${left}px`;
}
