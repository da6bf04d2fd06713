import "./progress-bar.css";

/** How far something is: `value` of 0 to 1. */
export function ProgressBar({ value, label }: { value: number; label: string }) {
  return <progress class="ui-progress" max={1} value={Math.min(1, Math.max(0, value))} aria-label={label} />;
}
