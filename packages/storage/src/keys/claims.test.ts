import { deepEqual, equal } from "node:assert/strict";
import { test } from "node:test";
import { choicesOf } from "@conclave/testing/fuzz/choices";
import { seededRandomness } from "@conclave/testing/seeded-randomness";
import { eachDatabase } from "../testing/each-database.ts";
import { eraseDevices } from "./erase-device.ts";
import { unusedFallbackKeyTypes, useFallbackKeys, writeFallbackKey } from "./fallback-keys-store.ts";
import { addOneTimeKeys, claimedAmong, oneTimeKeyCounts, takeOneTimeKeys, type Wanted } from "./one-time-keys-store.ts";

// Whatever happens to devices in whatever order, a key is given out once, ever: held against lists in memory.

const algorithm = "signed_curve25519";
const userId = "@alice:test";
const deviceIds = Array.from({ length: 12 }, (_, index) => `D${index}`);
const steps = 200;

class Refused extends Error {}

/** What a device has here as the test knows it. */
interface Device {
  /** Names of keys, the oldest first. */
  unclaimed: string[];
  fallback: string | undefined;
  isUsed: boolean;
}

const keyOf = (name: string) => ({ algorithm, keyId: name, key: JSON.stringify({ key: name }) });

eachDatabase("claims of keys", (open) => {
  for (const seed of [1, 2, 3]) {
    test(`each key is given out once, through batches, refusals, removals and restarts (seed ${seed})`, async () => {
      const { below, oneOf, onceIn } = choicesOf(seededRandomness(seed));
      const database = await open();
      const model = new Map<string, Device>(
        deviceIds.map((deviceId) => [deviceId, { unclaimed: [], fallback: undefined, isUsed: false }]),
      );
      const deviceOf = (deviceId: string): Device => {
        const device = model.get(deviceId);
        if (device === undefined) throw new Error(`There is no ${deviceId}.`);
        return device;
      };
      const uploaded = new Map<string, string[]>(deviceIds.map((deviceId) => [deviceId, []]));
      const given = new Set<string>();
      let serial = 0;

      const upload = async (deviceId: string) => {
        const own = uploaded.get(deviceId) ?? [];
        const fresh = Array.from({ length: below(6) }, () => `${deviceId}-${++serial}`);
        // A device may also send what it has sent before, as after an answer that was lost.
        const again = own.filter(() => onceIn(3));
        own.push(...fresh);
        const { unclaimed } = deviceOf(deviceId);
        await database.write(async (tx) => {
          const keys = [...fresh, ...again].filter((name) => !unclaimed.includes(name)).map(keyOf);
          const claimed = new Set((await claimedAmong(tx, userId, deviceId, keys)).map(({ keyId }) => keyId));
          const added = keys.filter(({ keyId }) => !claimed.has(keyId));
          await addOneTimeKeys(tx, userId, deviceId, added);
          unclaimed.push(...added.map(({ keyId }) => keyId));
        });
      };

      const claim = async () => {
        // Several claims of one batch, each of several devices; some are refused after they took, so that nobody has the keys.
        const claims = Array.from({ length: 1 + below(5) }, () => ({
          wanted: deviceIds.filter(() => onceIn(3)).map((deviceId): Wanted => ({ userId, deviceId, algorithm })),
          isRefused: onceIn(4),
        }));
        const queue = [...claims];
        const outcomes = await database.writer.batch(() => {
          const next = queue.shift();
          if (next === undefined) return undefined;
          return async (tx) => {
            const taken = await takeOneTimeKeys(tx, next.wanted);
            const served = new Set(taken.map(({ deviceId }) => deviceId));
            const fallbacks = await useFallbackKeys(
              tx,
              next.wanted.filter(({ deviceId }) => !served.has(deviceId)),
            );
            if (next.isRefused) throw new Refused();
            return { taken, fallbacks };
          };
        });
        equal(outcomes.length, claims.length);
        for (const [index, outcome] of outcomes.entries()) {
          const { wanted = [], isRefused } = claims[index] ?? {};
          equal(outcome.ok, !isRefused);
          if (!outcome.ok) continue;
          const { taken, fallbacks } = outcome.value;
          const names = new Map([...taken, ...fallbacks].map(({ deviceId, keyId }) => [deviceId, keyId]));
          for (const { deviceId } of wanted) {
            const device = deviceOf(deviceId);
            const expected = device.unclaimed.shift();
            equal(names.get(deviceId), expected ?? device.fallback);
            if (expected === undefined) device.isUsed ||= device.fallback !== undefined;
            else if (given.size === given.add(expected).size) throw new Error(`${expected} was given out twice.`);
          }
        }
      };

      for (let step = 0; step < steps; step++) {
        const deviceId = oneOf(deviceIds);
        const device = deviceOf(deviceId);
        const kind = below(20);
        if (kind < 6) await upload(deviceId);
        else if (kind < 16) await claim();
        else if (kind < 18) {
          const name = `fallback-${++serial}`;
          await database.write((tx) => writeFallbackKey(tx, userId, deviceId, keyOf(name)));
          Object.assign(device, { fallback: name, isUsed: false });
        } else if (kind < 19) {
          await database.write((tx) => eraseDevices(tx, userId, [deviceId]));
          Object.assign(device, { unclaimed: [], fallback: undefined, isUsed: false });
        } else await database.reopen();

        await database.read(async (tx) => {
          const { unclaimed, fallback, isUsed } = device;
          const counts = unclaimed.length === 0 ? {} : { [algorithm]: unclaimed.length };
          deepEqual(await oneTimeKeyCounts(tx, userId, deviceId), counts);
          const unused = fallback === undefined || isUsed ? [] : [algorithm];
          deepEqual(await unusedFallbackKeyTypes(tx, userId, deviceId), unused);
        });
      }
      equal(given.size > 100, true, `only ${given.size} keys were given out`);
      await database.close();
    });
  }
});
