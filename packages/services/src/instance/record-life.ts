import { command } from "../core/verb.ts";

/**
 * Records that the server starts or stops, and at a start which policies on encryption hold from then on: they change with the configuration alone.
 * Between a start and the next, a missing stop tells of a crash.
 */
export const recordLife = command(
  "instance.record-life",
  (context, input: { readonly type: "server.started" | "server.stopped"; readonly version: string }) =>
    context.record({
      type: input.type,
      actor: null,
      subject: null,
      detail: {
        version: input.version,
        ...(input.type === "server.started" && {
          encryption: context.settings.encryption,
          key_sharing: context.settings.keySharing,
        }),
      },
      origin: "server",
    }),
);
