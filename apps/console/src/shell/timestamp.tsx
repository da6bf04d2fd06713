import { systemClock } from "@conclave/base/clock";
import { formatDateTime, formatRelative } from "@conclave/ui/i18n/format";

/** When something was, as a distance from now; the exact time on hovering. */
export function Timestamp({ ts, never }: { ts: number | undefined; never?: string }) {
  if (ts === undefined) return <span>{never}</span>;
  return (
    <time dateTime={new Date(ts).toISOString()} title={formatDateTime(ts)}>
      {formatRelative(ts, systemClock.now())}
    </time>
  );
}
