import { globSync } from "node:fs";

/** Tests that any machine runs on which `npm ci` has run. */
const everywhere = [
  "packages/*/src/**/*.test.{ts,tsx}",
  "apps/*/src/**/*.test.{ts,tsx}",
  "tools/**/*.test.ts",
  "bench/src/**/*.test.ts",
  "tests/src/{durability,fuzz}/**/*.test.ts",
  "tests/src/simulation/*.test.ts",
];

/** The files of `npm test`. */
export function filesForEverywhere(): readonly string[] {
  return globSync(everywhere).sort();
}

/** The files of `npm run test:system`: the others, so that none is forgotten. They need packages of the system, or minutes. */
export function filesForPreparedMachines(): readonly string[] {
  const elsewhere = new Set(filesForEverywhere());
  return globSync("tests/src/**/*.test.ts")
    .filter((file) => !elsewhere.has(file))
    .sort();
}
