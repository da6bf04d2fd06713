import { deepEqual, equal, throws } from "node:assert/strict";
import { test } from "node:test";
import { readOptions } from "./options.ts";

const read = (...args: readonly string[]) => readOptions(args, ["send", "deliver"]);

test("the command line says what is run", () => {
  const { size, scenarios, own, registration, soakMinutes } = read();
  deepEqual([size, scenarios, own, registration, soakMinutes], ["full", [], true, { kind: "open" }, undefined]);
  equal(read("--quick").size, "quick");
  deepEqual(read("--scenario", "send", "--scenario", "deliver").scenarios, ["send", "deliver"]);
  deepEqual(read("--url", "http://localhost:1", "--url", "http://localhost:2", "--without-own").urls.length, 2);
  deepEqual(read("--registration-secret", "s").registration, { kind: "shared secret", secret: "s" });
  deepEqual(
    ["90s", "30m", "2h"].map((time) => read("--soak", time).soakMinutes),
    [1.5, 30, 120],
  );
});

test("what can't be run is refused", () => {
  const rows: readonly [readonly string[], RegExp][] = [
    [["--scenario", "sned"], /There is no scenario sned; there are send, deliver/],
    [["--without-own"], /needs a --url/],
    [["--soak", "forever"], /say 30m/],
    [["--soak", "11h"], /at most 10h/],
    [["--slow"], /Unknown option/],
  ];
  for (const [args, refusal] of rows) throws(() => read(...args), refusal);
});
