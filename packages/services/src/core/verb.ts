import type { Randomness } from "@conclave/base/randomness";
import type { AuditEventType } from "@conclave/protocol/audit-events/audit-event-type";
import type { AuditOrigin } from "@conclave/storage/audit/audit-tables";
import type { ReadTransaction, WriteTransaction } from "@conclave/storage/database/transaction";
import type { Change } from "@conclave/streams/change";
import type { Instance } from "../instance/instance.ts";
import type { Settings } from "../instance/settings.ts";

/** What a query may use: one snapshot of the database, and what does not change under it. */
export interface QueryContext {
  readonly tx: ReadTransaction;
  /** Milliseconds since the epoch, one value for the whole verb. */
  readonly now: number;
  readonly settings: Settings;
  /** @throws MatrixError `IO.CONCLAVE.NOT_SET_UP` before set-up. */
  instance(): Instance;
}

/** What a command may use. It decides, changes and records in one savepoint: all of it happens, or none. */
export interface CommandContext extends QueryContext {
  readonly tx: WriteTransaction;
  readonly randomness: Randomness;
  /** Told to the edges after the commit, and only then. */
  changed(change: Change): void;
  /** Writes the audit record of this command, in its transaction. */
  record(event: AuditEvent): Promise<void>;
}

export interface AuditEvent {
  readonly type: AuditEventType;
  /** Who does it: a user id, null for the system and for people who are not signed in. */
  readonly actor: string | null;
  /** What it is done to. */
  readonly subject: string | null;
  /** Further facts: never a secret, never what somebody wrote. */
  readonly detail?: Readonly<Record<string, string | number | boolean | null>>;
  /** Where it comes from; a request unless said. */
  readonly origin?: AuditOrigin;
}

/** A verb that changes something. It is run by the core; edges name it to the dispatcher. */
export interface Command<Input, Output> {
  readonly kind: "command";
  /** `subject.verb`, unique; what crosses between threads or nodes. */
  readonly name: string;
  readonly run: (context: CommandContext, input: Input) => Promise<Output>;
}

/** A verb that only reads. It is run by a reader. */
export interface Query<Input, Output> {
  readonly kind: "query";
  readonly name: string;
  readonly run: (context: QueryContext, input: Input) => Promise<Output>;
}

/** A verb whose types are known to its caller only. */
export type AnyVerb = Command<never, unknown> | Query<never, unknown>;

/** Names a command. Input and output must be structured-cloneable. */
export function command<Input, Output>(
  name: string,
  run: (context: CommandContext, input: Input) => Promise<Output>,
): Command<Input, Output> {
  return { kind: "command", name, run };
}

/** Names a query. Input and output must be structured-cloneable. */
export function query<Input, Output>(
  name: string,
  run: (context: QueryContext, input: Input) => Promise<Output>,
): Query<Input, Output> {
  return { kind: "query", name, run };
}

/**
 * How the edge asks for a verb, wherever that runs: in this thread, another, or another machine.
 *
 * @throws what the verb throws (a MatrixError stays one), and MatrixError `M_LIMIT_EXCEEDED` when the queue is full.
 */
export interface Dispatcher {
  run<Input, Output>(verb: Command<Input, Output> | Query<Input, Output>, input: Input): Promise<Output>;
}
