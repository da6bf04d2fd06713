import type { Page } from "playwright-core";
import { signIn } from "../kit/auth-steps.ts";
import type { Camera } from "./camera.ts";
import { takeForReadme } from "./readme-pictures.ts";
import { olive, type World } from "./world.ts";

/** The console, from its door to the last dialog. */
export async function photographConsole(camera: Camera, { owner, server }: World): Promise<void> {
  const page = await owner.context.newPage();
  await page.goto(`${server.origin}/console/`);
  await page.locator("h1").waitFor();
  await camera.take(page, "console-01-door");
  await page.getByRole("button", { name: "Sign in" }).click();
  await signIn(page, olive.localpart, olive.password);
  await page.locator(".tiles").waitFor();
  await camera.take(page, "console-02-overview");
  await takeForReadme(page, "console", { width: 1280, height: 760, scale: 1.5, theme: "light" });
  for (const [at, part] of ["people", "invitations", "rooms", "audit"].entries()) {
    await page.goto(`${server.origin}/console/#/${part}`);
    await page.locator("tbody, .ui-empty").first().waitFor();
    await camera.take(page, `console-0${at + 3}-${part}`);
  }
  await page.goto(`${server.origin}/console/#/people`);
  const menu = async (item: number) => {
    await page.locator("tbody tr").last().locator("button").click();
    await page.getByRole("menuitem").nth(item).click();
  };
  await dialogue(camera, page, "console-07-invite", () => page.locator(".part-actions button").click());
  for (const [at, name] of ["reset", "role", "disable"].entries()) {
    await dialogue(camera, page, `console-${String(at + 8).padStart(2, "0")}-${name}`, () => menu(at));
  }
  const link = async () => {
    await page.locator(".part-actions button").click();
    await page.getByRole("dialog").locator("button[type=submit]").click();
    await page.locator("dialog output").waitFor();
  };
  await dialogue(camera, page, "console-11-link", link);
  await page.close();
}

async function dialogue(camera: Camera, page: Page, name: string, open: () => Promise<void>): Promise<void> {
  await page.locator("tbody tr").first().waitFor();
  await open();
  await page.locator("dialog[open]").waitFor();
  await camera.take(page, name);
  await page.reload();
}
