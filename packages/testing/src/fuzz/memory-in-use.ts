import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

setFlagsFromString("--expose-gc");
// A context that is made after the flag was set has the function.
const collectGarbage: unknown = runInNewContext("gc");

/** Bytes that are still in use after a garbage collection: JavaScript objects, and buffers outside of the heap. */
export function memoryInUse(): number {
  if (typeof collectGarbage === "function") collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
