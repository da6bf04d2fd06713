import { deepEqual, equal, ok } from "node:assert/strict";
import type { Page } from "playwright-core";
import { seriousViolations } from "./axe.ts";

/** What has to have a name for those who hear the page (WCAG 2.2, 4.1.2). */
const unnamed =
  /^\s*- (button|checkbox|combobox|dialog|img|link|menu|menuitem|navigation|slider|switch|tab|textbox)(?: \[|:|$)/;

/**
 * Holds what is shown against the rules that a machine can check: everything has a name, one heading of the first level and no level
 * left out, no identifier twice, the language said, nothing wider than the screen, and nothing that axe finds serious.
 *
 * @throws AssertionError
 */
export async function checkAccessibility(page: Page): Promise<void> {
  const lines = (await page.locator("body").ariaSnapshot()).split("\n");
  deepEqual(
    lines.filter((line) => unnamed.test(line)),
    [],
    "without a name",
  );
  const levels = lines.flatMap((line) => /^\s*- heading .*\[level=(\d)\]/.exec(line)?.[1] ?? []).map(Number);
  const isDialogOpen = (await page.getByRole("dialog").count()) > 0;
  equal(levels.filter((level) => level === 1).length, 1, `headings: ${levels}`);
  // A dialog begins with the second level, wherever it stands in the page.
  if (!isDialogOpen)
    ok(
      levels.every((level, at) => level <= (levels[at - 1] ?? 2) + 1),
      `headings: ${levels}`,
    );
  const ids: string[] = await page.locator("[id]").evaluateAll((elements) => elements.map(({ id }) => id));
  deepEqual(
    ids.filter((id, at) => ids.indexOf(id) !== at),
    [],
    "identifiers that stand twice",
  );
  ok(await page.locator("html").getAttribute("lang"), "the language of the page");
  ok(await page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "wider than the screen");
  deepEqual(await seriousViolations(page), [], "what axe finds serious");
}

/**
 * Goes on by the Tab key and tells where that leads, as `button "Send"`; each of them must be seen to have the focus.
 *
 * @param count how often the key is pressed.
 */
export async function tabThrough(page: Page, count: number): Promise<readonly string[]> {
  const stops: string[] = [];
  for (let at = 0; at < count; at++) {
    await page.keyboard.press("Tab");
    stops.push(await focused(page));
    const seen =
      "(() => { const { outlineStyle, boxShadow } = getComputedStyle(document.activeElement.closest('.ui-input-frame') ?? document.activeElement); return outlineStyle !== 'none' || boxShadow !== 'none'; })()";
    ok(
      await page.evaluate(`(${seen}) || getComputedStyle(document.activeElement).outlineStyle !== 'none'`),
      `the focus on ${stops.at(-1)} is not seen`,
    );
  }
  return stops;
}

/** Waits until a field has the keyboard's focus. */
export async function fieldFocused(page: Page, name: string): Promise<void> {
  await page.getByRole("textbox", { name }).and(page.locator(":focus")).waitFor();
}

/** What has the keyboard's focus, as `textbox "Password"`. */
async function focused(page: Page): Promise<string> {
  const snapshot = await page.locator(":focus").ariaSnapshot();
  return /^- '?([a-z]+ "[^"]*")/.exec(snapshot)?.[1] ?? snapshot.split("\n")[0] ?? "";
}
