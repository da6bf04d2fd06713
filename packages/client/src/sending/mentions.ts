import { isJsonObject, type JsonObject } from "@conclave/base/json";

/** Whom a message is for in particular (spec "m.mentions"); `room`: everybody. */
export interface Mentions extends JsonObject {
  readonly user_ids?: readonly string[];
  readonly room?: true;
}

export function mentions(people: Iterable<string>, room: boolean): Mentions {
  const userIds = [...new Set(people)];
  return { ...(userIds.length === 0 ? {} : { user_ids: userIds }), ...(room ? { room: true } : {}) };
}

/** What the content of a message says of it. */
export function mentionsOf(content: JsonObject): Mentions {
  const said = content["m.mentions"];
  if (!isJsonObject(said)) return {};
  const people = Array.isArray(said["user_ids"]) ? said["user_ids"] : [];
  return mentions(
    people.filter((userId): userId is string => typeof userId === "string"),
    said["room"] === true,
  );
}

/** Those whom a message did not mention before: an edit tells them only (spec "User and room mentions", "Event replacements"). */
export function addedMentions(now: Mentions, before: Mentions): Mentions {
  const told = new Set(before.user_ids);
  return mentions(
    (now.user_ids ?? []).filter((userId) => !told.has(userId)),
    now.room === true && before.room !== true,
  );
}
