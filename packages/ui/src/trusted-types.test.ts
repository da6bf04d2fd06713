import { expect, test } from "vitest";
import { isBuiltScript } from "./trusted-types.ts";

// biome-ignore format: tables are aligned
const rows: readonly [address: string, built: boolean][] = [
  ["https://chat.example/assets/worker-a1b2c3d4.js",        true],
  ["https://chat.example/console/assets/worker-a1b2c3d4.js", true],
  ["https://chat.example/worker.js",                        true],
  ["https://chat.example/other.js",                         false],
  ["https://chat.example/console/worker.js",                false],
  ["https://evil.example/assets/worker.js",                 false],
  ["https://chat.example/_matrix/media/v3/download/x/y.js", false],
  ["https://chat.example/assets/worker.js?x",               false],
  ["https://chat.example/assets/../other.js",               false],
  ["https://chat.example/assets/a/b.js",                    false],
  ["blob:https://chat.example/assets/worker.js",            false],
  ["data:text/javascript,1",                                false],
];

for (const [address, built] of rows) {
  test(`${address} is ${built ? "" : "not "}ours`, () =>
    expect(isBuiltScript(address, "https://chat.example")).toBe(built));
}
