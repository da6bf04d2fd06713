import type { Page } from "playwright-core";

/** What somebody chooses who makes an account. */
export interface NewAccount {
  readonly displayName: string;
  readonly localpart: string;
  readonly password: string;
}

/** Fills in the set-up page, which the page must show, and sends it. */
export async function setUpOrganisation(
  page: Page,
  { organisation, serverName, owner }: { organisation: string; serverName: string; owner: NewAccount },
): Promise<void> {
  await page.getByLabel("Organisation").fill(organisation);
  await page.getByLabel("Server name", { exact: true }).fill(serverName);
  await page.getByLabel("The server name can never be changed").check();
  await fillAccount(page, owner);
  await page.getByRole("button", { name: "Set up and open the chat" }).click();
}

/** Fills in the invitation page and sends it. */
export async function acceptInvitation(page: Page, account: NewAccount): Promise<void> {
  await fillAccount(page, account);
  await page.getByRole("button", { name: "Join and open the chat" }).click();
}

/** Fills in the sign-in page, which the page must show or be on its way to, and sends it. */
export async function signIn(page: Page, user: string, password: string): Promise<void> {
  await page.getByLabel("User name").fill(user);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

async function fillAccount(page: Page, { displayName, localpart, password }: NewAccount): Promise<void> {
  await page.getByLabel("Your name").fill(displayName);
  await page.getByLabel("User name").fill(localpart);
  await page.getByLabel("Password", { exact: true }).fill(password);
}
