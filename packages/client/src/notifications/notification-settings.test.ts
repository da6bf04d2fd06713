import { expect, test } from "vitest";
import { memoryKeyValueStore } from "../memory/memory-key-value-store.ts";
import { readNotificationSettings, unchosen, writeNotificationSettings } from "./notification-settings.ts";

test("what was chosen is read again", async () => {
  const store = memoryKeyValueStore();
  expect(await readNotificationSettings(store)).toEqual(unchosen);
  const chosen = { on: true, hideContent: true, quietHours: { from: 1320, until: 0 } };
  await writeNotificationSettings(store, chosen);
  expect(await readNotificationSettings(store)).toEqual(chosen);
});

test("what can't be read was not chosen", async () => {
  for (const text of ["", "[]", "{", '{"on":1,"hideContent":1,"quietHours":{"from":-1,"until":5}}']) {
    const store = memoryKeyValueStore();
    await store.set("notifications", text);
    expect(await readNotificationSettings(store), text).toEqual(unchosen);
  }
});
