/**
 * `after`, with every part that equals its counterpart in `before` replaced by that very part, so that a reader can compare by
 * identity. Both are plain JSON-like data. Items of arrays are matched by their `key`, `threadId`, `roomId`, `verificationId`, `deviceId` or `userId`, else by place.
 */
export function shareStructure<Value>(before: unknown, after: Value): Value {
  if (Object.is(before, after)) return after;
  if (typeof before !== "object" || typeof after !== "object" || before === null || after === null) return after;
  if (Array.isArray(after)) {
    if (!Array.isArray(before)) return after;
    const byIdentity = new Map<string, unknown>();
    for (const item of before) {
      const identity = identityOf(item);
      if (identity !== null) byIdentity.set(identity, item);
    }
    const shared = after.map((item: unknown, index) => {
      const identity = identityOf(item);
      return shareStructure(identity === null ? before[index] : byIdentity.get(identity), item);
    });
    const same = shared.length === before.length && shared.every((item, index) => Object.is(item, before[index]));
    // Equal in every part to `after`, so of its type.
    return (same ? before : shared) as Value;
  }
  if (Array.isArray(before)) return after;
  const former = new Map<string, unknown>(Object.entries(before));
  const shared: Record<string, unknown> = {};
  let same = true;
  for (const [name, value] of Object.entries(after)) {
    const part = shareStructure(former.get(name), value);
    shared[name] = part;
    if (!Object.is(part, former.get(name))) same = false;
  }
  // Equal in every part to `after`, so of its type.
  return (same && former.size === Object.keys(after).length ? before : shared) as Value;
}

const identityNames = ["key", "threadId", "roomId", "verificationId", "deviceId", "userId"];

function identityOf(item: unknown): string | null {
  if (typeof item !== "object" || item === null) return null;
  for (const name of identityNames) {
    const value: unknown = Reflect.get(item, name);
    if (typeof value === "string") return value;
  }
  return null;
}
