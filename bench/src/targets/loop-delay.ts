import { openConnection } from "../driver/connection.ts";
import type { Target } from "./target.ts";

/** Milliseconds for which the server's own watch sleeps between two looks (prom-client's default). */
const resolution = 10;

/**
 * By how many milliseconds the server's main loop was late since this was last asked, 99th percentile (`/metrics`, in the words of
 * prom-client, which begins anew at each look); NaN where a server doesn't tell.
 */
export async function loopDelay(target: Target): Promise<number> {
  if (target.kind !== "conclave") return Number.NaN;
  const connection = openConnection(target.port);
  try {
    const { status, body } = await connection.request({ method: "GET", path: "/metrics" });
    const seconds = /^nodejs_eventloop_lag_p99_seconds (\S+)$/m.exec(body.toString("utf8"))?.[1];
    if (status !== 200 || seconds === undefined) return Number.NaN;
    return Math.max(0, Number(seconds) * 1_000 - resolution);
  } catch {
    // The scenario itself may have ended the server that it began with.
    return Number.NaN;
  } finally {
    connection.close();
  }
}
