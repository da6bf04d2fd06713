import { connect } from "node:net";
import { startMeasuring, stopwatch } from "../edge-and-core/measure.ts";
import type { Seat } from "./prepare.ts";

/** What the client is to do: `inFlight` connections, each sending the next message when the last one was answered. */
export interface LoadOrder {
  readonly port: number;
  readonly seats: readonly Seat[];
  readonly inFlight: number;
  readonly milliseconds: number;
  /** Makes transaction identifiers differ between orders. */
  readonly series: string;
}

export interface LoadResult {
  readonly sends: number;
  readonly seconds: number;
  /** Milliseconds from the request's first byte to the answer's last, one a send. */
  readonly latencies: readonly number[];
}

/** As long as the ciphertext of a message of a sentence or two. */
const ciphertext = "A".repeat(760);

/** One connection: it writes requests as bytes and reads answers just so far as to see where they end, to stay cheap. */
function runConnection(order: LoadOrder, index: number, end: number, latencies: number[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const seat = order.seats[index % order.seats.length];
    if (seat === undefined) return reject(new Error("There is nobody to send."));
    const room = encodeURIComponent(seat.roomId);
    const socket = connect({ host: "127.0.0.1", port: order.port, noDelay: true });
    let count = 0;
    let sentAt = 0;
    let received = "";
    const sendNext = () => {
      sentAt = stopwatch();
      if (sentAt >= end) {
        socket.destroy();
        resolve();
        return;
      }
      const transaction = `${order.series}-${index}-${++count}`;
      const body = JSON.stringify({
        algorithm: "m.megolm.v1.aes-sha2",
        ciphertext,
        device_id: "ABCDEFGHIJ",
        sender_key: "A".repeat(43),
        session_id: "A".repeat(43),
      });
      socket.write(
        `PUT /_matrix/client/v3/rooms/${room}/send/m.room.encrypted/${transaction} HTTP/1.1\r\nhost: 127.0.0.1\r\n` +
          `authorization: Bearer ${seat.token}\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
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
