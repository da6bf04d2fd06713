import type { Page } from "playwright-core";
import { signIn } from "./auth-steps.ts";

/** The parts of the console, by what its navigation calls them. */
export type Part = "Overview" | "People" | "Invitations" | "Rooms" | "Audit log";

/** Opens the console and signs in to it, to its overview. */
export async function enterConsole(page: Page, origin: string, user: string, password: string): Promise<void> {
  await page.goto(`${origin}/console/`);
  await page.getByRole("button", { name: "Sign in" }).click();
  await signIn(page, user, password);
  await page.getByRole("heading", { name: "Overview" }).waitFor();
}

/** Goes to a part of the console by its navigation. */
export async function openPart(page: Page, part: Part): Promise<void> {
  await page.getByRole("navigation").getByRole("link", { name: part }).click();
  await page.getByRole("heading", { name: part, level: 1 }).waitFor();
}

/** Makes an invitation on the page of people. @returns its link. */
export async function invite(page: Page, note: string): Promise<string> {
  await page.getByRole("button", { name: "Invite" }).click();
  await page.getByLabel("Whom is it for?").fill(note);
  await page.getByRole("button", { name: "Make the invitation" }).click();
  return takeLink(page, "The invitation is ready");
}

/** Reads the link that a dialog shows once, and closes it. */
export async function takeLink(page: Page, title: string): Promise<string> {
  const dialog = page.getByRole("dialog", { name: title });
  const link = await dialog.getByLabel(title).and(page.locator("output")).textContent();
  await dialog.getByRole("button", { name: "Done" }).click();
  await dialog.waitFor({ state: "detached" });
  return (link ?? "").trim();
}

/** Chooses an action from the menu of a person in the list of people. */
export async function chooseFor(page: Page, name: string, action: string): Promise<void> {
  await page.getByRole("button", { name: `Actions for ${name}` }).click();
  await page.getByRole("menuitem", { name: action }).click();
}
