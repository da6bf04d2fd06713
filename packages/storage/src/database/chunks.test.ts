import { deepEqual } from "node:assert/strict";
import { test } from "node:test";
import { padded } from "./chunks.ts";

test("a list is padded with its last item up to a power of two, and an empty one stays empty", () => {
  deepEqual(padded([]), []);
  deepEqual(padded(["a"]), ["a"]);
  deepEqual(padded(["a", "b", "c"]), ["a", "b", "c", "c"]);
  deepEqual(padded(["a", "b", "c", "d"]), ["a", "b", "c", "d"]);
  deepEqual(padded(Array.from({ length: 500 }, (_, index) => index)).length, 512);
});
