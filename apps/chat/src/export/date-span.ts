import { dayBegin } from "../time/day-begin.ts";

/** A span of time: not before the one, and before the other, milliseconds since the epoch; null: without an end on that side. */
export interface DateSpan {
  readonly after: number | null;
  readonly before: number | null;
}

/** The whole days from one to another as fields for dates have them, both included, in this machine's time zone; null where the second lies before the first. */
export function dateSpan(from: string, until: string): DateSpan | null {
  const [after, before] = [dayBegin(from), dayBegin(until, 1)];
  return after !== null && before !== null && after >= before ? null : { after, before };
}

/** The name of this machine's time zone, as the IANA has it: "Europe/Berlin". */
export function timeZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}
