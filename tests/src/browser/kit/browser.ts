import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import type { Server } from "./server.ts";
import { type Watch, watch } from "./watch.ts";

/** One browser profile of one person, on one page. */
export interface Device extends Watch {
  readonly name: string;
  readonly page: Page;
  readonly context: BrowserContext;
}

export interface DeviceOptions {
  /** BCP 47; English unless told. */
  readonly language?: "en-US" | "zh-CN";
  readonly screen?: keyof typeof screens;
  readonly theme?: "light" | "dark";
}

/** The two widths that every screen is made for. */
export const screens = {
  desktop: { viewport: { width: 1280, height: 800 } },
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 },
} as const satisfies Readonly<Record<string, BrowserContextOptions>>;

/** Milliseconds after which something that should have happened counts as a failure. */
const patience = 20_000;
const failures = fileURLToPath(new URL("../../../../output/browser-failures", import.meta.url));

const executablePath = process.env["CHROMIUM"] ?? "/usr/bin/chromium";

/** For a test's `skip`: why there is no browser to test with; false where there is one. */
export const browserMissing = existsSync(executablePath) ? false : `${executablePath} is not there`;

/** Starts Debian's Chromium, which `.ci/install-system-packages` installs. It can't resolve any name but localhost. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: [
      "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
      // Its sandbox refuses to run as root, as in a container.
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
    ],
  });
}

/** Opens a profile of its own: a person on a device that has never been here. */
export async function openDevice(
  browser: Browser,
  server: Pick<Server, "origin">,
  name: string,
  { language = "en-US", screen = "desktop", theme = "light" }: DeviceOptions = {},
): Promise<Device> {
  const context = await browser.newContext({
    ...screens[screen],
    locale: language,
    colorScheme: theme,
    reducedMotion: "reduce",
    permissions: ["clipboard-read", "clipboard-write"],
  });
  context.setDefaultTimeout(patience);
  const seen = await watch(context, server.origin);
  return { name, context, page: await context.newPage(), ...seen };
}

/** Keeps a picture of every device, for whoever looks for the cause of a failure. */
export async function keepPictures(devices: readonly Device[]): Promise<void> {
  mkdirSync(failures, { recursive: true });
  for (const { name, page } of devices) {
    await page.screenshot({ path: join(failures, `${name}.png`), timeout: 5_000 }).catch(() => undefined);
  }
}
