import type { Notifier } from "@conclave/streams/notifier";
import { collectDefaultMetrics, Gauge, Registry } from "prom-client";
import type { VerbThreads } from "./verb-threads.ts";

/** What the server tells of itself: numbers only, no names. */
export interface Metrics {
  text(): Promise<{ readonly contentType: string; readonly text: string }>;
}

/** Gathers the metrics of the process, the long polls, and the queues before the threads. */
export function gatherMetrics(threads: VerbThreads, notifier: Notifier): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const gauge = (name: string, help: string, value: () => number) =>
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        this.set(value());
      },
    });
  gauge("conclave_long_polls_waiting", "Syncs that wait for news.", () => notifier.waiting);
  gauge("conclave_core_unanswered", "Commands without an answer yet.", () => threads.unanswered().core);
  gauge("conclave_readers_unanswered", "Queries without an answer yet.", () => threads.unanswered().readers);
  return { text: async () => ({ contentType: registry.contentType, text: await registry.metrics() }) };
}
