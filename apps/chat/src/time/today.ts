import type { Clock } from "@conclave/base/clock";
import { type ReadonlySignal, signal } from "@preact/signals";

const minute = 60_000;

/** The beginning of the present day on this machine, in milliseconds since the epoch; it changes at midnight, whatever the clock did meanwhile. */
export function followToday(clock: Clock): ReadonlySignal<number> {
  const today = signal(startOfDay(clock.now()));
  const look = () => {
    today.value = startOfDay(clock.now());
    clock.after(minute, look);
  };
  clock.after(minute, look);
  return today;
}

function startOfDay(timestamp: number): number {
  return new Date(timestamp).setHours(0, 0, 0, 0);
}
