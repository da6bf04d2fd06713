/** What this browser remembers under `key`; undefined where nothing is, or storage is forbidden (private windows). */
export function readPreference(key: string): string | undefined {
  try {
    return globalThis.localStorage?.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Remembers a preference in this browser, or forgets it for undefined. Where storage is forbidden, nothing happens. */
export function writePreference(key: string, value: string | undefined): void {
  try {
    if (value === undefined) globalThis.localStorage?.removeItem(key);
    else globalThis.localStorage?.setItem(key, value);
  } catch {
    // The choice then lasts as long as the page, which is what a private window promises.
  }
}

/** Calls `changed` when another page of this browser remembers something else under `key`; undefined when it forgets it. */
export function watchPreference(key: string, changed: (value: string | undefined) => void): void {
  globalThis.addEventListener?.("storage", (event) => {
    if (event.key === key) changed(event.newValue ?? undefined);
  });
}
