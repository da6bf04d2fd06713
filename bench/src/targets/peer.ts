import type { Registration } from "../driver/people.ts";
import { openPool } from "../driver/pool.ts";
import { listenerAt } from "./process.ts";
import type { TargetSource } from "./target.ts";

/** How a server announces it at /versions. */
const slidingSync = "org.matrix.simplified_msc3575";

/**
 * Any Matrix server that runs on this machine already.
 *
 * @param url `http://`, on the loopback: load is for one's own machine alone.
 * @throws Error for any other address.
 */
export function peer(url: string, registration: Registration): TargetSource {
  const { protocol, hostname, port, host } = new URL(url);
  if (protocol !== "http:" || !["localhost", "127.0.0.1"].includes(hostname)) {
    throw new Error(`${url}: the bench puts load on http://localhost or http://127.0.0.1 alone.`);
  }
  const number = Number(port || 80);
  return {
    name: host,
    kind: "peer",
    async start() {
      const pool = openPool(number, 1);
      let hasSlidingSync = false;
      try {
        const { status, body } = await pool.request({ method: "GET", path: "/_matrix/client/versions" });
        if (status !== 200) throw new Error(`${url} is no Matrix server: /versions was answered ${status}.`);
        hasSlidingSync = JSON.parse(body.toString("utf8")).unstable_features?.[slidingSync] === true;
      } finally {
        pool.close();
      }
      const pid = listenerAt(number);
      return {
        name: host,
        kind: "peer",
        port: number,
        pid,
        registration,
        hasSlidingSync,
        own: undefined,
        close: async () => undefined,
      };
    },
  };
}
