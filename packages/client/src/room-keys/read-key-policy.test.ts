import { expect, test } from "vitest";
import { readKeyPolicy } from "./read-key-policy.ts";

// biome-ignore format: tables are aligned
const answers: readonly [capabilities: Record<string, unknown>, policy: "any" | "verified"][] = [
  [{},                                                       "any"],
  [{ "io.conclave.key_sharing": { devices: "any" } },        "any"],
  [{ "io.conclave.key_sharing": { devices: "verified" } },   "verified"],
  [{ "io.conclave.key_sharing": { devices: "of the board" } }, "verified"],
  [{ "io.conclave.key_sharing": {} },                        "verified"],
  [{ "io.conclave.key_sharing": null },                      "verified"],
];

for (const [capabilities, policy] of answers) {
  test(`${JSON.stringify(capabilities)} means ${policy}`, async () => {
    expect(await readKeyPolicy({ fetchCapabilities: async () => capabilities })).toBe(policy);
  });
}

test("no answer is no policy", async () => {
  await expect(readKeyPolicy({ fetchCapabilities: () => Promise.reject(new Error("away")) })).rejects.toThrow("away");
});
