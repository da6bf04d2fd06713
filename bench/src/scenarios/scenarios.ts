import { deliver } from "./deliver.ts";
import { footprint } from "./footprint.ts";
import type { Scenario } from "./scenario.ts";
import { send } from "./send.ts";

/** All of them, in the order in which they run. */
export const scenarios: readonly Scenario[] = [send, deliver, footprint];
