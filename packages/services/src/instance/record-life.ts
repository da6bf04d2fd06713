import { command } from "../core/verb.ts";

/** Records that the server starts or stops. Between a start and the next, a missing stop tells of a crash. */
export const recordLife = command(
  "instance.record-life",
  (context, input: { readonly type: "server.started" | "server.stopped"; readonly version: string }) =>
    context.record({
      type: input.type,
      actor: null,
      subject: null,
      detail: { version: input.version },
      origin: "server",
    }),
);
