/** The beginning of a day as a field for dates has it (`2026-11-24`), `later` days on, in this machine's time zone; null for what is no day. */
export function dayBegin(day: string, later = 0): number | null {
  const [, year, month, date] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day) ?? [];
  if (year === undefined || month === undefined || date === undefined) return null;
  return new Date(Number(year), Number(month) - 1, Number(date) + later).getTime();
}
