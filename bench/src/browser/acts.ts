import { allSent, conversation, openRoom, say } from "@conclave/tests/browser/kit/chat-steps";
import type { Page } from "playwright-core";
import { pause } from "../driver/pause.ts";
import { percentile, stopwatch } from "../measure.ts";
import { heapOf, readNotes } from "./page-watch.ts";

/** Milliseconds for the longest scroll. */
const patience = 600_000;

/** What one round of an act gave; NaN: nothing this time. */
export interface ActFigure {
  readonly measure: string;
  readonly unit: "ms" | "KiB" | "MiB" | "MiB/min" | "s";
  readonly value: number;
}

/** Reloads the page and waits until one can write. */
export async function reload(page: Page): Promise<readonly ActFigure[]> {
  await page.reload();
  await page.getByLabel("Message", { exact: true }).waitFor();
  await pause(1_000);
  const { listPainted, usable, scriptToFirstPaint, longTasks } = await readNotes(page);
  return [
    { measure: "list painted", unit: "ms", value: listPainted },
    { measure: "usable", unit: "ms", value: usable },
    { measure: "script to first paint", unit: "KiB", value: scriptToFirstPaint },
    longest(longTasks),
  ];
}

/** Runs in the page: clicks the row of a room, and gives the milliseconds until its conversation has been painted. */
const switching = (name: string) => `new Promise((resolve, reject) => {
  setTimeout(() => reject(new Error("The room was not shown within ten seconds.")), 10_000);
  const name = ${JSON.stringify(name)};
  const row = [...document.querySelectorAll(".room-list-scroll a")].find(({ textContent }) => textContent.includes(name));
  const begin = performance.now();
  const look = () => {
    const shown = document.querySelector("h1")?.textContent.includes(name) && document.querySelector("[role=log] li") !== null;
    requestAnimationFrame(shown ? () => resolve(performance.now() - begin) : look);
  };
  row.click();
  requestAnimationFrame(look);
})`;

/** Opens two rooms in turn. Each switch is timed in the page, from the click until the other conversation has been painted. */
export async function switchRooms(
  page: Page,
  rooms: readonly [string, string],
  count: number,
): Promise<readonly ActFigure[]> {
  for (const room of rooms) await openRoom(page, room);
  const times: number[] = [];
  await readNotes(page);
  for (let index = 0; index < count; index++) {
    const name = rooms[index % 2] ?? "";
    const time: number = await page.evaluate(switching(name));
    times.push(time);
  }
  const { longTasks } = await readNotes(page);
  return [
    { measure: "switch, p50", unit: "ms", value: percentile(times, 0.5) },
    { measure: "switch, longest", unit: "ms", value: percentile(times, 1) },
    longest(longTasks),
  ];
}

/** Scrolls back through a conversation until its first message was seen. */
export async function scrollBack(page: Page, room: string, first: string): Promise<readonly ActFigure[]> {
  await openRoom(page, room);
  await readNotes(page);
  const begin = stopwatch();
  await conversation(page).hover();
  const beginning = conversation(page).getByText(first, { exact: true });
  while (!(await beginning.isVisible())) {
    if (stopwatch() - begin > patience) throw new Error(`The beginning of ${room} was not reached.`);
    await page.mouse.wheel(0, -2_000);
    await pause(16);
  }
  const { longTasks } = await readNotes(page);
  return [{ measure: "until the beginning", unit: "s", value: (stopwatch() - begin) / 1_000 }, longest(longTasks)];
}

/** Sends messages one after the other; each is timed from the key until the server has it. */
export async function sendMessages(page: Page, room: string, count: number): Promise<readonly ActFigure[]> {
  await openRoom(page, room);
  await readNotes(page);
  const times: number[] = [];
  for (let index = 0; index < count; index++) {
    const text = `Message ${stopwatch()}`;
    const begin = stopwatch();
    await say(page, text);
    await conversation(page).getByText(text, { exact: true }).waitFor();
    await allSent(page);
    times.push(stopwatch() - begin);
  }
  const { longTasks } = await readNotes(page);
  return [
    { measure: "first message", unit: "ms", value: times[0] ?? Number.NaN },
    { measure: "further messages, p50", unit: "ms", value: percentile(times.slice(1), 0.5) },
    longest(longTasks),
  ];
}

/** Watches what the page holds while `arrive` brings a message a second. */
export async function watchMemory(
  page: Page,
  seconds: number,
  arrive: () => Promise<void>,
): Promise<readonly ActFigure[]> {
  const before = await heapOf(page);
  for (let second = 0; second < seconds; second++) {
    await arrive();
    await pause(1_000);
  }
  const heap = await heapOf(page);
  return [
    { measure: "heap", unit: "MiB", value: heap },
    { measure: "heap growth", unit: "MiB/min", value: ((heap - before) * 60) / seconds },
  ];
}

function longest(tasks: readonly number[]): ActFigure {
  return { measure: "longest task", unit: "ms", value: Math.max(0, ...tasks) };
}
