// @vitest-environment happy-dom
import { beforeEach, expect, test } from "vitest";
import { chooseLanguage, language } from "../i18n/language.ts";
import { chooseTheme, theme } from "./theme.ts";

beforeEach(() => {
  chooseLanguage("en");
  chooseTheme("system");
});

/** What the browser tells this page when another one writes. */
function inAnotherPage(key: string, newValue: string | null): void {
  globalThis.dispatchEvent(Object.assign(new Event("storage"), { key, newValue }));
}

test("a language that is chosen in another page is spoken here too", () => {
  inAnotherPage("conclave.language", "zh-CN");
  expect(language.value).toBe("zh-CN");
  expect(document.documentElement.lang).toBe("zh-CN");
  inAnotherPage("conclave.other", "en");
  expect(language.value).toBe("zh-CN");
});

test("a theme that is chosen in another page is worn here too, and a word that is none is the system's", () => {
  inAnotherPage("conclave.theme", "dark");
  expect(theme.value).toBe("dark");
  expect(document.documentElement.dataset["theme"]).toBe("dark");
  inAnotherPage("conclave.theme", "purple");
  expect(theme.value).toBe("system");
  inAnotherPage("conclave.theme", null);
  expect(theme.value).toBe("system");
});
