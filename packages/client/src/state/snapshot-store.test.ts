import { expect, test } from "vitest";
import type { ClientSnapshot } from "../snapshots/client-snapshot.ts";
import { emptySnapshot, snapshotStore } from "./snapshot-store.ts";

test("a listener hears the present at once, then the changes of a moment as one", async () => {
  const store = snapshotStore();
  const heard: ClientSnapshot[] = [];
  const end = store.subscribe((snapshot) => heard.push(snapshot));
  store.update({ connection: { state: "connecting" } });
  store.update({ connection: { state: "online" } });
  store.update({ connection: { state: "online" } });
  await Promise.resolve();
  expect(heard.map(({ connection }) => connection.state)).toEqual(["idle", "online"]);
  expect(heard[1]?.rooms).toBe(heard[0]?.rooms);
  end();
  store.update({ connection: { state: "idle" } });
  await Promise.resolve();
  expect(heard.length).toBe(2);
});

test("nothing is told when nothing changed", async () => {
  const store = snapshotStore();
  let calls = 0;
  store.subscribe(() => calls++);
  store.update(structuredClone(emptySnapshot));
  await Promise.resolve();
  expect(calls).toBe(1);
});
