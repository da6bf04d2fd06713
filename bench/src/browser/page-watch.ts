import type { BrowserContext, Page } from "playwright-core";

/** What a page noted of itself since it was loaded. Times are milliseconds since the load began. */
export interface PageNotes {
  /** Until the list showed its first room; NaN while it shows none. */
  readonly listPainted: number;
  /** Until one could write into the room that is open. */
  readonly usable: number;
  /** KiB of script, as sent, that came before something was painted. */
  readonly scriptToFirstPaint: number;
  /** The tasks of the main thread that took over 50 ms each (W3C Long Tasks). */
  readonly longTasks: readonly number[];
}

const watching = `(() => {
  const notes = { listPainted: null, usable: null, longTasks: [] };
  window.benchNotes = notes;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) notes.longTasks.push(duration);
  }).observe({ type: "longtask", buffered: true });
  const look = () => {
    if (document.querySelector(".room-list-scroll a") !== null) notes.listPainted ??= performance.now();
    if (document.querySelector("textarea:enabled") !== null) notes.usable ??= performance.now();
    if (notes.listPainted === null || notes.usable === null) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})()`;

/** Has every page of a context take notes from before its first script. */
export async function takeNotes(context: BrowserContext): Promise<void> {
  await context.addInitScript(watching);
}

/** What the page has noted; its long tasks are counted anew from here. */
export async function readNotes(page: Page): Promise<PageNotes> {
  const notes: {
    readonly listPainted: number | null;
    readonly usable: number | null;
    readonly bytes: number;
    readonly longTasks: readonly number[];
  } = await page.evaluate(`(() => {
    const painted = performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? Infinity;
    const bytes = performance.getEntriesByType("resource")
      .filter(({ name, responseEnd }) => new URL(name).pathname.endsWith(".js") && responseEnd <= painted)
      .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0);
    return { ...window.benchNotes, bytes, longTasks: window.benchNotes.longTasks.splice(0) };
  })()`);
  return {
    listPainted: notes.listPainted ?? Number.NaN,
    usable: notes.usable ?? Number.NaN,
    scriptToFirstPaint: notes.bytes / 1_024,
    longTasks: notes.longTasks,
  };
}

/** MiB that the page's scripts hold after all that can be forgotten was. */
export async function heapOf(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  await session.detach();
  return usedSize / 1_048_576;
}
