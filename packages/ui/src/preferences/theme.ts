import { effect, signal } from "@preact/signals";
import { readPreference, watchPreference, writePreference } from "./preference-store.ts";

/** `system` follows the operating system, also while the page is open. */
export const themes = ["system", "light", "dark"] as const;

export type Theme = (typeof themes)[number];

const storeKey = "conclave.theme";

/** The chosen theme. */
export const theme = signal<Theme>(readTheme(readPreference(storeKey)));

/** Chooses a theme and remembers it in this browser. */
export function chooseTheme(chosen: Theme): void {
  theme.value = chosen;
  writePreference(storeKey, chosen === "system" ? undefined : chosen);
}

function readTheme(stored: string | undefined): Theme {
  return themes.find((candidate) => candidate === stored) ?? "system";
}

watchPreference(storeKey, (stored) => {
  theme.value = readTheme(stored);
});

effect(() => {
  const root = globalThis.document?.documentElement;
  if (!root) return;
  if (theme.value === "system") delete root.dataset["theme"];
  else root.dataset["theme"] = theme.value;
});
