import { isDeepStrictEqual } from "node:util";
import type { Actor } from "../actor.ts";
import { membershipOf } from "../model/naive-room.ts";
import type { Story } from "../story.ts";

/**
 * Holds what somebody's device has heard for itself against the model: each message to it once and in order, the account data
 * as it was kept last.
 */
export function checkOwn({ rooms }: Pick<Story, "rooms">, { userId, kept, heard, mail }: Actor): readonly string[] {
  // Of rooms that one isn't in nothing is told, before one comes.
  const isTold = (name: string) => {
    const room = name.includes(" ") ? rooms.get(name.slice(0, name.indexOf(" "))) : undefined;
    return !name.startsWith("!") || (room !== undefined && membershipOf(room, userId) === "join");
  };
  const wrong = [...kept]
    .filter(([name]) => isTold(name))
    .filter(([name, content]) => !isDeepStrictEqual(heard.get(name), content))
    .map(
      ([name, content]) =>
        `${userId} keeps ${name} as ${JSON.stringify(content)}, and heard ${JSON.stringify(heard.get(name))}`,
    );
  if (mail.sent.join() !== mail.got.join())
    wrong.push(`${userId} got the messages ${mail.got.join()}, and should have ${mail.sent.join()}`);
  return wrong;
}
