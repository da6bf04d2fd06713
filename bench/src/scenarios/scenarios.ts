import { client } from "./client.ts";
import { day } from "./day.ts";
import { deliver } from "./deliver.ts";
import { footprint } from "./footprint.ts";
import { growth } from "./growth.ts";
import { idle } from "./idle.ts";
import { initialSync } from "./initial-sync.ts";
import { keys } from "./keys.ts";
import { history, search } from "./reading.ts";
import { join, signIn } from "./rushes.ts";
import type { Scenario } from "./scenario.ts";
import { send } from "./send.ts";

/** All of them, in the order in which they run. */
export const scenarios: readonly Scenario[] = [
  send,
  deliver,
  initialSync,
  idle,
  keys,
  signIn,
  join,
  history,
  search,
  footprint,
  growth,
  day,
  client,
];
