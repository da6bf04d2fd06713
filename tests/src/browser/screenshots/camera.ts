import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";

/** Takes a picture of a screen in both languages, both themes and both widths. */
export interface Camera {
  /** @param name of the file, before language, theme and width. */
  take(page: Page, name: string): Promise<void>;
}

const languages = ["en", "zh-CN"] as const;

type Language = (typeof languages)[number];

const themes = ["light", "dark"] as const;
const widths = { desktop: { width: 1280, height: 800 }, phone: { width: 390, height: 844 } } as const;

/** @param folder where the pictures go; made when it isn't there. */
export function createCamera(folder: string): Camera {
  mkdirSync(folder, { recursive: true });
  return {
    async take(page, name) {
      for (const language of languages) {
        await speak(page, language);
        for (const theme of themes) {
          await page.emulateMedia({ colorScheme: theme });
          for (const [width, size] of Object.entries(widths)) {
            await page.setViewportSize(size);
            await page.screenshot({ path: join(folder, `${name}.${language}.${theme}.${width}.png`) });
          }
        }
      }
      await page.setViewportSize(widths.desktop);
      await page.emulateMedia({ colorScheme: "light" });
      await speak(page, "en");
      process.stdout.write(`${name}\n`);
    },
  };
}

/** As if the language had been chosen in another page of the same browser: nothing on this one is lost. */
export async function speak(page: Page, language: Language): Promise<void> {
  const change = JSON.stringify({ key: "conclave.language", newValue: language });
  await page.evaluate(`dispatchEvent(new StorageEvent("storage", ${change}))`);
  await page.locator(`html[lang="${language}"]`).waitFor();
}
