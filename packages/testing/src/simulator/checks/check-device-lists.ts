import { isDeepStrictEqual } from "node:util";
import type { SyncAnswer } from "../../naive-sync.ts";
import type { Actor } from "../actor.ts";
import { deviceListsSince } from "../model/naive-device-lists.ts";
import type { Story } from "../story.ts";

/** Holds whose devices changed, as an answer of /sync that is not the first tells it, against the model. @returns what is wrong, in words. */
export function checkDeviceLists(
  { rooms, deviceChanges }: Pick<Story, "rooms" | "deviceChanges">,
  { userId, acquaintance }: Pick<Actor, "userId" | "acquaintance">,
  { device_lists: told }: SyncAnswer,
): readonly string[] {
  const expected = deviceListsSince(rooms.values(), deviceChanges, { userId, known: acquaintance });
  return (["changed", "left"] as const).flatMap((kind) => {
    const [found, should] = [[...told[kind]].sort(), [...expected[kind]].sort()];
    if (isDeepStrictEqual(found, should)) return [];
    return [`to ${userId} the devices of ${found.join()} have ${kind}, and should of ${should.join()}`];
  });
}
