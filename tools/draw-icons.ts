import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

// npm run icons: draws what an installed chat is known by, from the mark of packages/ui. Run it when the mark changes; the pictures are in the tree, since
// building the pages must not need a browser.

const root = new URL("../", import.meta.url);
const mark = await readFile(new URL("packages/ui/src/assets/icon.svg", root), "utf8");
const canvas = "#f4f6f5";

/** `share` of its width is the mark's. What may be cut to any shape keeps to a circle of four fifths, on a ground (W3C App Manifest, "Icon masks"). */
const icons = [
  { name: "icon-192", size: 192, share: 1, ground: "transparent" },
  { name: "icon-512", size: 512, share: 1, ground: "transparent" },
  { name: "icon-maskable-512", size: 512, share: 0.56, ground: canvas },
] as const;

const browser = await chromium.launch({
  executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
  args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
});
for (const { name, size, share, ground } of icons) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(
    `<style>body{margin:0;height:100vh;display:grid;place-items:center;background:${ground}}svg{width:${share * 100}vw}</style>${mark}`,
  );
  const path = fileURLToPath(new URL(`apps/chat/public/${name}.png`, root));
  await writeFile(path, await page.screenshot({ omitBackground: true }));
  await page.close();
}
await browser.close();
