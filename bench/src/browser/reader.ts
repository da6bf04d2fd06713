import { signIn } from "@conclave/tests/browser/kit/auth-steps";
import { browserMissing, launchBrowser, openDevice } from "@conclave/tests/browser/kit/browser";
import { makeRecoveryKey } from "@conclave/tests/browser/kit/chat-steps";
import { buildPages } from "@conclave/tests/browser/kit/server";
import type { Page } from "playwright-core";
import { ask, type Person } from "../driver/ask.ts";
import { openConnection } from "../driver/connection.ts";
import { password } from "../driver/people.ts";
import type { Target } from "../targets/target.ts";
import { takeNotes } from "./page-watch.ts";

/** Somebody in a real browser. */
export interface Reader {
  readonly page: Page;
  /** What the browser complained about: each fails the run. */
  readonly problems: readonly string[];
  close(): Promise<void>;
}

/**
 * Starts a browser and signs somebody in, as far as the rooms. The account must be new: its recovery key is made.
 *
 * @throws Error when there is no browser.
 */
export async function openReader({ port, own }: Target, { userId }: Person): Promise<Reader> {
  if (browserMissing !== false) throw new Error(`${browserMissing}: install Chromium, or say in CHROMIUM where it is.`);
  await buildPages();
  await setUpOrganisation(port, (await own?.setUpToken?.()) ?? "");
  const browser = await launchBrowser();
  try {
    const origin = `http://localhost:${port}`;
    const { page, context, problems } = await openDevice(browser, { origin }, "reader");
    await takeNotes(context);
    await page.goto(origin);
    await page.getByRole("button", { name: "Sign in" }).click();
    await signIn(page, userId, password);
    await makeRecoveryKey(page);
    return { page, problems, close: () => browser.close() };
  } catch (error) {
    await browser.close();
    throw error;
  }
}

/** The pages wait for it; the bench's people could do without. */
async function setUpOrganisation(port: number, token: string): Promise<void> {
  const connection = openConnection(port);
  const body = JSON.stringify({ token, organisation: "Bench", localpart: "owner", password });
  await ask(connection, { method: "POST", path: "/_conclave/auth/v1/set-up", body });
  connection.close();
}
