import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { interleave, spread, startMeasuring, table } from "../measure.ts";
import { exampleContent } from "./send.ts";

type Form = "object" | "JSON text in a flat object" | "bytes, transferred";

interface HopCase {
  readonly form: Form;
  /** Commands that are under way at once. */
  readonly inFlight: number;
  /** Whether all of these cross in one message. */
  readonly together: boolean;
}

const forms: readonly Form[] = ["object", "JSON text in a flat object", "bytes, transferred"];
const cases: readonly HopCase[] = [
  ...forms.map((form) => ({ form, inFlight: 1, together: false })),
  ...forms.map((form) => ({ form, inFlight: 64, together: false })),
  ...forms.map((form) => ({ form, inFlight: 64, together: true })),
];

/** What it costs to hand a command of 1 KB to another thread and to hear that it arrived. */
export async function measureHops(): Promise<string> {
  const worker = new Worker(new URL("./hop-worker.ts", import.meta.url));
  const results = await interleave(cases, 7, async (item) => {
    const hops = item.inFlight === 1 ? 2_000 : 64 * 100;
    const elapsed = startMeasuring();
    for (let sent = 0; sent < hops; sent += item.inFlight) {
      const answered = once(worker, "message");
      const commands = Array.from({ length: item.inFlight }, (_, number) => makeCommand(item.form, sent + number));
      if (item.together) post(worker, commands, item.inFlight);
      else for (const command of commands) post(worker, [command], item.inFlight);
      await answered;
    }
    const { seconds, cpuMicroseconds } = elapsed();
    return { cpu: cpuMicroseconds / hops, wall: (seconds * 1e6) / hops };
  });
  await worker.terminate();

  return table(
    ["crosses as", "in flight", "messages", "CPU µs a command, both threads", "wall µs a command"],
    cases.map((item, index) => {
      const rounds = results[index] ?? [];
      return [
        item.form,
        item.inFlight,
        item.together ? "one for all" : "one each",
        spread(
          rounds.map((round) => round.cpu),
          1,
        ),
        spread(
          rounds.map((round) => round.wall),
          1,
        ),
      ];
    }),
  );
}

type Command = { readonly id: number; readonly content: object | string | Uint8Array<ArrayBuffer> };

/** Serialising is part of the price of text and bytes: the core wants text in the end, so an object must still be serialised there. */
function makeCommand(form: Form, id: number): Command {
  const content = exampleContent(id);
  if (form === "object") return { id, content };
  const text = JSON.stringify(content);
  return { id, content: form === "bytes, transferred" ? new TextEncoder().encode(text) : text };
}

function post(worker: Worker, commands: readonly Command[], expected: number): void {
  const buffers = commands.flatMap(({ content }) => (content instanceof Uint8Array ? [content.buffer] : []));
  worker.postMessage({ commands, expected }, buffers);
}
