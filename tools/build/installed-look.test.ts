import { deepEqual, equal } from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

// What an installed chat looks like is said outside of the styles, so it is held against them here.

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url));
const manifest = JSON.parse(read("apps/chat/public/manifest.webmanifest").toString());
const [, light = "", dark = ""] =
  /--color-canvas: light-dark\((#\w+), (#\w+)\)/.exec(read("packages/ui/src/styles/tokens.css").toString()) ?? [];

test("the window around the page has the page's colour, in both themes", () => {
  const page = read("apps/chat/index.html").toString();
  const colours = [...page.matchAll(/name="theme-color" media="\(prefers-color-scheme: (\w+)\)" content="(#\w+)"/g)];
  deepEqual(
    colours.map(([, theme, colour]) => [theme, colour]),
    [
      ["light", light],
      ["dark", dark],
    ],
  );
  deepEqual([manifest.background_color, manifest.theme_color], [light, light]);
});

test("each icon is a PNG of the size that it is said to have", () => {
  for (const { src, sizes } of manifest.icons) {
    const icon = read(`apps/chat/public${src}`);
    equal(icon.toString("latin1", 1, 4), "PNG");
    equal(`${icon.readUInt32BE(16)}x${icon.readUInt32BE(20)}`, sizes, src);
  }
});
