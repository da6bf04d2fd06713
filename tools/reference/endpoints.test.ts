import { deepEqual } from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { readContracts } from "./contracts.ts";
import { referenceFolder } from "./pages.ts";

// docs/reference/endpoints.tsv says of each endpoint of the specification whether it is implemented or declined, and why.

const baseline = rowsOf(new URL("endpoints.tsv", referenceFolder));
/** The official list lies beside the checkout in development and in CI, and nowhere else. */
const official = new URL("../../../shared/matrix-spec/endpoints.tsv", import.meta.url);

test("the baseline is the specification's list", { skip: !existsSync(official) }, () => {
  deepEqual(
    baseline.map(([method, path, operation]) => [method, path, operation]),
    rowsOf(official).map(([, method, path, operation]) => [method, path, operation]),
  );
});

test("each endpoint is implemented, or declined for a reason, and has its route", async () => {
  const contracts = await readContracts();
  const served = new Set(
    contracts.flatMap(({ endpoint: { method, path, aliases = [] } }) =>
      [path, ...aliases].map((one) => `${method} ${one}`),
    ),
  );
  const wrong = baseline.filter(([method, path, , status, reason = ""]) => {
    const isExplained = status === "implemented" ? reason === "" : status === "declined" && reason !== "";
    return !isExplained || !served.has(`${method} ${path}`);
  });
  deepEqual(wrong, []);
});

/** Rows without the heading; some paths of the official list end with a blank. */
function rowsOf(file: URL): readonly (readonly string[])[] {
  const [, ...lines] = readFileSync(file, "utf8").trimEnd().split("\n");
  return lines.map((line) => line.split("\t").map((field) => field.trim()));
}
