import { expect, test } from "vitest";
import { rotationOf } from "./rotation.ts";

const hour = 3_600_000;

test("when a session of room keys ends", () => {
  const rows: readonly [Parameters<typeof rotationOf>[0], readonly [number, number] | null][] = [
    [{}, [100, 168 * hour]],
    [{ rotation_period_msgs: 7, rotation_period_ms: 2 * hour }, [7, 2 * hour]],
    [{ rotation_period_msgs: 1, rotation_period_ms: 1 }, [1, hour]],
    [{ rotation_period_msgs: 1_000_000 }, [10_000, 168 * hour]],
    [{ rotation_period_msgs: 0 }, null],
    [{ rotation_period_msgs: -1 }, null],
    [{ rotation_period_msgs: 1.5 }, null],
    [{ rotation_period_msgs: "7" }, null],
    [{ rotation_period_msgs: null }, null],
    [{ rotation_period_ms: 2 ** 60 }, null],
    [{ rotation_period_ms: "a week" }, null],
  ];
  for (const [settings, expected] of rows) {
    const [messages, milliseconds] = expected ?? [];
    expect(rotationOf(settings), JSON.stringify(settings)).toEqual(expected && { messages, milliseconds });
  }
});
