import { type Cancel, systemClock } from "@conclave/base/clock";
import { TextField } from "@conclave/ui/components/text-field";
import type { Signal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";

/** Milliseconds after the last key. */
const patience = 250;

/** A field that searches by itself when the typing pauses. */
export function SearchField({
  label,
  value,
  onSearch,
}: {
  label: string;
  value: Signal<string>;
  onSearch: () => void;
}) {
  const waiting = useRef<Cancel>(() => {});
  useEffect(() => () => waiting.current(), []);
  return (
    <TextField
      type="search"
      label={label}
      autocomplete="off"
      maximumLength={100}
      value={value.value}
      onInput={(text) => {
        value.value = text;
        waiting.current();
        waiting.current = systemClock.after(patience, onSearch);
      }}
    />
  );
}
