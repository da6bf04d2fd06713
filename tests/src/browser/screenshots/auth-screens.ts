import { signIn } from "../kit/auth-steps.ts";
import type { Device } from "../kit/browser.ts";
import { chooseFor, enterConsole, invite, openPart, takeLink } from "../kit/console-steps.ts";
import type { Server } from "../kit/server.ts";
import type { Camera } from "./camera.ts";
import { takeForReadme } from "./readme-pictures.ts";
import { olive, type World, xiaoyu } from "./world.ts";

/** Before there is an organisation, until its owner stands before the chat. */
export async function photographSetUp(camera: Camera, { page }: Device, server: Server): Promise<void> {
  await page.goto(`${server.origin}/auth/`);
  await page.locator("h1").waitFor();
  await camera.take(page, "auth-01-not-set-up");
  await page.goto(`${server.origin}/auth/#/set-up/${"A".repeat(43)}`);
  await page.locator("h1").waitFor();
  await camera.take(page, "auth-02-link-unknown");
  await page.goto(await server.setUpLink());
  await page.getByRole("textbox").first().waitFor();
  await camera.take(page, "auth-03-set-up");
  await takeForReadme(page, "set-up", { width: 1000, height: 1120, scale: 1, theme: "light" });
  await page.locator("button[type=submit]").click();
  await page.locator("[aria-invalid=true]").first().waitFor();
  await camera.take(page, "auth-04-set-up-mistakes");
  const [organisation, serverName, displayName, localpart, password] = await page.getByRole("textbox").all();
  await organisation?.fill("Lighthouse");
  await serverName?.fill("lighthouse.test");
  await page.getByRole("checkbox").check();
  await displayName?.fill(olive.displayName);
  await localpart?.fill(olive.localpart);
  await password?.fill(olive.password);
  await camera.take(page, "auth-05-set-up-filled");
  await page.locator("button[type=submit]").click();
  await page.getByRole("button", { name: "Make my recovery key" }).waitFor();
}

/** By invitation, by a link for a new password, and with links that lead nowhere. */
export async function photographArrival(camera: Camera, { server, open }: World): Promise<void> {
  const office = await open("office");
  await enterConsole(office.page, server.origin, olive.localpart, olive.password);
  await openPart(office.page, "People");
  const invitation = await invite(office.page, "The new keeper");
  await chooseFor(office.page, xiaoyu.displayName, "Reset the password");
  await office.page.getByRole("dialog").getByRole("button", { name: "Reset the password" }).click();
  const reset = await takeLink(office.page, `Link for ${xiaoyu.displayName}`);
  const { page } = await open("visitor");
  await page.goto(`${server.origin}/auth/`);
  await page.locator("h1").waitFor();
  await camera.take(page, "auth-06-start");
  await page.goto(invitation);
  await page.getByRole("textbox").first().waitFor();
  await camera.take(page, "auth-07-invitation");
  await page.goto(`${server.origin}/auth/#/invitation/`);
  await page.getByRole("textbox").first().waitFor({ state: "detached" });
  await camera.take(page, "auth-08-no-invitation");
  await page.goto(reset);
  await page.locator("input[type=password]").waitFor();
  await camera.take(page, "auth-09-reset");
}

/** The sign-in page, and a wrong password. */
export async function photographSignIn(camera: Camera, { server, open }: World, password: string): Promise<void> {
  const { page } = await open("stranger");
  await page.goto(server.origin);
  await page.locator("h1").waitFor();
  await camera.take(page, "chat-01-welcome");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.locator("input[type=password]").waitFor();
  await camera.take(page, "auth-10-sign-in");
  await signIn(page, "olive", `not ${password}`);
  await page.getByRole("alert").waitFor();
  await camera.take(page, "auth-11-sign-in-wrong");
}
