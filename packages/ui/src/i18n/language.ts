import { effect, signal } from "@preact/signals";
import { readPreference, watchPreference, writePreference } from "../preferences/preference-store.ts";

/** The languages that every text exists in, each named in itself. */
export const languages = { en: "English", "zh-CN": "简体中文" } as const;

export type Language = keyof typeof languages;

const storeKey = "conclave.language";

/** The language of the page. Whoever reads it while rendering is rendered again when it changes, here or in another page. */
export const language = signal<Language>(readLanguage(readPreference(storeKey)));

/** Chooses a language and remembers it in this browser. */
export function chooseLanguage(chosen: Language): void {
  language.value = chosen;
  writePreference(storeKey, chosen);
}

/**
 * The first of the reader's languages that we have; English otherwise. Every Chinese is answered in Simplified Chinese.
 *
 * @param preferred BCP 47 tags, most wanted first, as `navigator.languages`.
 */
export function matchLanguage(preferred: readonly string[]): Language {
  for (const tag of preferred) {
    const primary = tag.toLowerCase().split("-")[0];
    if (primary === "zh") return "zh-CN";
    if (primary === "en") return "en";
  }
  return "en";
}

function readLanguage(stored: string | undefined): Language {
  if (stored !== undefined && isLanguage(stored)) return stored;
  return matchLanguage(globalThis.navigator?.languages ?? []);
}

function isLanguage(text: string): text is Language {
  return Object.hasOwn(languages, text);
}

watchPreference(storeKey, (stored) => {
  language.value = readLanguage(stored);
});

effect(() => {
  const root = globalThis.document?.documentElement;
  if (!root) return;
  root.lang = language.value;
  root.dir = "ltr";
});
