import { once } from "node:events";
import { chmodSync, rmSync } from "node:fs";
import { createServer, type Socket } from "node:net";
import { isJsonObject } from "@conclave/base/json";
import type { Logger } from "@conclave/base/logger";
import { MatrixError } from "@conclave/protocol/matrix-error";
import type { AnyVerb, Command, Dispatcher } from "@conclave/services/core/verb";
import { toPlainError } from "../threads/messages.ts";
import { type ControlAnswer, readMessage } from "./message.ts";
import { socketPathOf } from "./socket-path.ts";

export interface ControlOptions {
  /** The socket's path, in the data folder that this process owns. */
  readonly file: string;
  /** What the command line may ask for; nothing else is run. */
  readonly verbs: readonly AnyVerb[];
  readonly dispatcher: Dispatcher;
  readonly logger: Logger;
}

/** Hears the command line. */
export interface Control {
  close(): Promise<void>;
}

/** More at once is no person's doing. */
const mostConnections = 16;
/** How long a silent connection stays open, in milliseconds. */
const longestSilence = 30_000;

/**
 * Lets the command line of the same user reach the running server, so that a command goes through the same verbs and the
 * same audit log as everything else.
 *
 * The way in is a local socket that only its owner may open, in a folder that only its owner may enter: whoever can
 * connect could as well read the root key, so no further proof is asked.
 */
export async function serveControl({ file, verbs, dispatcher, logger }: ControlOptions): Promise<Control> {
  const known = new Map(verbs.map((verb) => [verb.name, verb]));
  const connections = new Set<Socket>();
  const server = createServer({ allowHalfOpen: true }, (connection) => {
    connections.add(connection);
    connection.on("close", () => connections.delete(connection));
    connection.on("error", (error) => logger.debug({ error }, "the command line went away"));
    connection.setTimeout(longestSilence, () => connection.destroy());
    answer(connection).then(
      (said) => connection.end(JSON.stringify(said)),
      () => connection.destroy(),
    );
  });
  server.maxConnections = mostConnections;

  async function answer(connection: Socket): Promise<ControlAnswer> {
    const request = await readMessage(connection);
    // A verb may take its time; only an unfinished request may not.
    connection.setTimeout(0);
    try {
      const name = isJsonObject(request) ? request["name"] : undefined;
      const verb = typeof name === "string" ? known.get(name) : undefined;
      if (!isJsonObject(request) || !verb) {
        throw new MatrixError(
          "M_UNRECOGNIZED",
          "The running server doesn't know this command. Is it of another version?",
        );
      }
      // Both ends are one program; the verb checks its input as it does for any caller.
      return { ok: true, value: await dispatcher.run(verb as Command<unknown, unknown>, request["input"]) };
    } catch (error) {
      return { ok: false, error: toPlainError(error) };
    }
  }

  // Left behind by a crash; nobody listens there, for this process owns the data folder.
  rmSync(file, { force: true });
  const place = socketPathOf(file);
  await once(server.listen(place.path), "listening");
  chmodSync(file, 0o600);
  return {
    async close() {
      const closed = once(server, "close");
      server.close();
      for (const connection of connections) if (connection.bytesRead === 0) connection.destroy();
      await closed;
      place.release();
    },
  };
}
