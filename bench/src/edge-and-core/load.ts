import { connect } from "node:net";
import { startMeasuring, stopwatch } from "../measure.ts";
import { roomIdOf, userIdOf } from "./database.ts";
import { exampleContent } from "./send.ts";

/** What the client is to do: `inFlight` connections, each sending the next message when the last one was answered. */
export interface LoadOrder {
  readonly port: number;
  readonly inFlight: number;
  readonly milliseconds: number;
  /** Makes transaction IDs differ between orders. */
  readonly series: string;
}

export interface LoadResult {
  readonly sends: number;
  readonly seconds: number;
  /** Milliseconds from the request's first byte to the answer's last, one a send. */
  readonly latencies: readonly number[];
}

/** One connection: it writes requests as bytes and reads answers just so far as to see where they end, to stay cheap. */
function runConnection(order: LoadOrder, index: number, end: number, latencies: number[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: "127.0.0.1", port: order.port, noDelay: true });
    let count = 0;
    let sentAt = 0;
    let received = "";
    const sendNext = () => {
      const now = stopwatch();
      if (now >= end) {
        socket.destroy();
        resolve();
        return;
      }
      const number = ++count;
      const body = JSON.stringify(exampleContent(number));
      const path = `/send/${roomIdOf(number * 7 + index)}/${userIdOf(index)}/${order.series}-${index}-${number}`;
      sentAt = now;
      socket.write(
        `PUT ${path} HTTP/1.1\r\nhost: bench\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
      );
    };
    socket.setEncoding("latin1");
    socket.on("connect", sendNext);
    socket.on("error", reject);
    socket.on("data", (text: string) => {
      received += text;
      const headEnd = received.indexOf("\r\n\r\n");
      if (headEnd < 0) return;
      const length = Number(/content-length: (\d+)/i.exec(received)?.[1]);
      if (received.length < headEnd + 4 + length) return;
      if (!received.startsWith("HTTP/1.1 200")) {
        reject(new Error(`A send was refused: ${received}`));
        return;
      }
      received = "";
      latencies.push(stopwatch() - sentAt);
      sendNext();
    });
  });
}

process.on("message", async (order: LoadOrder) => {
  const latencies: number[] = [];
  const elapsed = startMeasuring();
  const end = stopwatch() + order.milliseconds;
  await Promise.all(Array.from({ length: order.inFlight }, (_, index) => runConnection(order, index, end, latencies)));
  process.send?.({ sends: latencies.length, seconds: elapsed().seconds, latencies } satisfies LoadResult);
});
process.once("disconnect", () => process.exit(0));
