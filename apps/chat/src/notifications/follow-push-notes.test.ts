import type { Client } from "@conclave/client/client";
import { memoryKeyValueStore } from "@conclave/client/memory/memory-key-value-store";
import type { ClientSnapshot } from "@conclave/client/snapshots/client-snapshot";
import { FakeClock } from "@conclave/testing/fake-clock";
import { chooseLanguage } from "@conclave/ui/i18n/language";
import { expect, test } from "vitest";
import { scenes } from "../../gallery/src/scenes.ts";
import { followPushNotes } from "./follow-push-notes.ts";
import { readPushNotes } from "./push-notes.ts";

function following() {
  chooseLanguage("zh-CN");
  const ready = scenes("zh-CN")["notifications"]?.snapshot;
  if (ready === undefined) throw new Error("no scene");
  let snapshot: ClientSnapshot = ready;
  const listeners: ((snapshot: ClientSnapshot) => void)[] = [];
  const client: Pick<Client, "subscribe" | "snapshot"> = {
    snapshot: () => snapshot,
    subscribe(listener) {
      listeners.push(listener);
      listener(snapshot);
      return () => undefined;
    },
  };
  const clock = new FakeClock();
  const store = memoryKeyValueStore();
  followPushNotes(client, store, clock);
  return {
    store,
    clock,
    ready,
    change(to: Partial<ClientSnapshot>) {
      snapshot = { ...snapshot, ...to };
      for (const listener of listeners) listener(snapshot);
    },
  };
}

test("the worker is left what rooms are called, in the language of the page, and when to be quiet", async () => {
  const { store, clock, ready } = following();
  clock.advance(1_000);
  const notes = await readPushNotes(store);
  expect(notes?.title).toBe("新消息");
  expect(Object.values(notes?.rooms ?? {})).toContain("港口项目");
  expect(Object.keys(notes?.rooms ?? {})).toHaveLength(ready.rooms.entries.length);
  expect(notes?.quietHours).toEqual({ from: 1_320, until: 420 });
});

test("once it is turned off, or nobody is signed in, nothing more is left", async () => {
  const { store, clock, change, ready } = following();
  clock.advance(1_000);
  change({ rooms: { ...ready.rooms, entries: [] } });
  await store.clear();
  change({ notifications: { ...ready.notifications, whenClosed: "off" } });
  clock.advance(1_000);
  expect(await readPushNotes(store)).toBeNull();
});
