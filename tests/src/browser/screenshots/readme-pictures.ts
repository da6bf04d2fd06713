import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";

/** How a picture of the README is taken: in CSS pixels, drawn `scale` times as fine. */
interface Look {
  readonly width: number;
  readonly height: number;
  readonly scale: number;
  readonly theme: "light" | "dark";
}

const folder = fileURLToPath(new URL("../../../../docs/images/", import.meta.url));
const quality = 82;

/** Puts a picture of the page into docs/images, as WebP. Only where `--readme` was asked for: it changes the checkout. */
export async function takeForReadme(page: Page, name: string, { width, height, scale, theme }: Look): Promise<void> {
  if (!process.argv.includes("--readme")) return;
  mkdirSync(folder, { recursive: true });
  await page.emulateMedia({ colorScheme: theme });
  await page.setViewportSize({ width, height });
  await page.mouse.move(0, 0);
  const browser = await page.context().newCDPSession(page);
  const metrics = { width, height, deviceScaleFactor: scale, mobile: false };
  await browser.send("Emulation.setDeviceMetricsOverride", metrics);
  const { data } = await browser.send("Page.captureScreenshot", { format: "webp", quality });
  await browser.send("Emulation.clearDeviceMetricsOverride");
  await browser.detach();
  writeFileSync(join(folder, `${name}.webp`), Buffer.from(data, "base64"));
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize({ width: 1280, height: 800 });
}
