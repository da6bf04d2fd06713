import type { Registration } from "../driver/people.ts";

/** A server under measurement. */
export interface Target {
  readonly name: string;
  readonly kind: TargetKind;
  /** On the loopback. */
  readonly port: number;
  /** The process that serves; undefined where it can't be seen: then nothing is known but times. */
  readonly pid: number | undefined;
  readonly registration: Registration;
  /** Whether it has the sliding sync of MSC4186; what asks for it is left out elsewhere. */
  readonly hasSlidingSync: boolean;
  /** What can be done with a server that the bench itself started. */
  readonly own: OwnServer | undefined;
  close(): Promise<void>;
}

/** `limit` is a bare server of the same parts that knows no Matrix; `peer` is any other Matrix server. */
export type TargetKind = "conclave" | "limit" | "peer";

/** A process that the bench started on a folder of its own. */
export interface OwnServer {
  readonly folder: string;
  /** Milliseconds from the start of the process until it said that it serves. */
  readonly startedIn: number;
  /** Ends it, by SIGKILL or as a service manager does, and starts it again on its data. */
  restart(signal: "SIGKILL" | "SIGTERM"): Promise<Target>;
  /** The token of a fresh link with which the organisation can be set up, once; the bare server has none. */
  setUpToken?(): Promise<string>;
}

/** Where targets come from: each scenario has fresh ones. */
export interface TargetSource {
  readonly name: string;
  readonly kind: TargetKind;
  start(): Promise<Target>;
}
