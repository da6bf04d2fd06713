/** A minute of the day as a field for times has it: `07:05`. */
export function clockTime(minute: number): string {
  const padded = (value: number) => String(value).padStart(2, "0");
  return `${padded(Math.floor(minute / 60))}:${padded(minute % 60)}`;
}

/** The minute of the day of such a text; null while it is none, as when somebody empties the field. */
export function minuteOf(text: string): number | null {
  const [, hours, minutes] = /^(\d\d):(\d\d)/.exec(text) ?? [];
  return hours === undefined ? null : Number(hours) * 60 + Number(minutes);
}
