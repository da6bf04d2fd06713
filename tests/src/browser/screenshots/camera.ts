import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";

/** Takes a picture of a screen in both languages, both themes and both widths. */
export interface Camera {
  /**
   * @param name of the file, before language, theme and width.
   * @param prepare brings the page back to the screen after a reload; by places and roles, for it doesn't know the language.
   */
  take(page: Page, name: string, prepare?: () => Promise<unknown>): Promise<void>;
  /** Brings the page into a language; `prepare` as for `take`. */
  speak(page: Page, language: Language, prepare?: () => Promise<unknown>): Promise<void>;
  /** In the language that is spoken: for what would be gone after a reload. */
  takeAsItStands(page: Page, name: string): Promise<void>;
}

const languages = ["en", "zh-CN"] as const;

type Language = (typeof languages)[number];

const themes = ["light", "dark"] as const;
const widths = { desktop: { width: 1280, height: 800 }, phone: { width: 390, height: 844 } } as const;

/** @param folder where the pictures go; made when it isn't there. */
export function createCamera(folder: string): Camera {
  mkdirSync(folder, { recursive: true });
  const everyLook = async (page: Page, name: string) => {
    for (const theme of themes) {
      await page.emulateMedia({ colorScheme: theme });
      for (const [width, size] of Object.entries(widths)) {
        await page.setViewportSize(size);
        await page.screenshot({ path: join(folder, `${name}.${theme}.${width}.png`) });
      }
    }
    await page.setViewportSize(widths.desktop);
    await page.emulateMedia({ colorScheme: "light" });
  };
  return {
    speak,
    async take(page, name, prepare) {
      for (const language of languages) {
        await speak(page, language, prepare);
        await everyLook(page, `${name}.${language}`);
      }
      await speak(page, "en", prepare);
      process.stdout.write(`${name}\n`);
    },
    async takeAsItStands(page, name) {
      await everyLook(page, `${name}.en`);
      process.stdout.write(`${name}\n`);
    },
  };
}

/** By the choice on the page where there is one, which loses nothing; else by what the browser remembers and a reload. */
async function speak(page: Page, language: Language, prepare?: () => Promise<unknown>): Promise<void> {
  if ((await page.locator("html").getAttribute("lang")) === language) return;
  const choice = page.locator(".ui-preferences select").first();
  if ((await choice.count()) > 0 && (await page.locator("dialog[open]").count()) === 0) {
    await choice.selectOption(language);
    await page.locator(`html[lang="${language}"]`).waitFor();
    return;
  }
  await page.evaluate(`localStorage.setItem("conclave.language", "${language}")`);
  await page.reload();
  await page.locator(`html[lang="${language}"]`).waitFor();
  await prepare?.();
}
