import { AppError } from "@conclave/base/app-error";
import { type Errcode, MatrixError, type MatrixErrorFields } from "@conclave/protocol/matrix-error";
import type { Settings } from "@conclave/services/instance/settings";
import type { Change } from "@conclave/streams/change";

/** What a thread is started with. */
export interface ThreadStart {
  readonly databaseFile: string;
  readonly databaseKey: Uint8Array;
  readonly markerFile: string;
  readonly markerKey: Uint8Array;
  /** Kibibytes of page cache of this thread's connection. */
  readonly cacheKibibytes: number;
  readonly settings: Settings;
  readonly acceptRollback: boolean;
}

/** From the edge: a verb by name, or the end. */
export type ToThread = VerbRequest | { readonly kind: "close" };

export interface VerbRequest {
  readonly kind: "run";
  readonly id: number;
  readonly name: string;
  readonly input: unknown;
}

/** To the edge: changes of a commit always come before the answers to those who made them. */
export type FromThread =
  | { readonly kind: "ready" }
  | { readonly kind: "failed"; readonly name: string; readonly message: string }
  | { readonly kind: "changes"; readonly changes: readonly Change[] }
  | { readonly kind: "answers"; readonly answers: readonly VerbAnswer[] }
  | { readonly kind: "closed" };

export type VerbAnswer =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly error: PlainError };

/** An error that has crossed: a refusal stays what it was, a defect keeps its stack for the log. */
export type PlainError =
  | { readonly kind: "matrix"; readonly errcode: Errcode; readonly message: string; readonly fields: MatrixErrorFields }
  | { readonly kind: "app"; readonly code: string; readonly message: string }
  | { readonly kind: "defect"; readonly message: string; readonly stack: string };

/** Takes an error apart, since only plain data crosses threads whole. */
export function toPlainError(error: unknown): PlainError {
  if (error instanceof MatrixError) {
    // A MatrixError is made with an Errcode only.
    return { kind: "matrix", errcode: error.code as Errcode, message: error.message, fields: error.fields };
  }
  if (error instanceof AppError) return { kind: "app", code: error.code, message: error.message };
  if (error instanceof Error) return { kind: "defect", message: error.message, stack: error.stack ?? "" };
  return { kind: "defect", message: String(error), stack: "" };
}

/** Puts it together again. */
export function fromPlainError(error: PlainError): Error {
  switch (error.kind) {
    case "matrix":
      return new MatrixError(error.errcode, error.message, error.fields);
    case "app":
      return new AppError(error.code, error.message);
    case "defect":
      return Object.assign(new Error(error.message), { stack: error.stack });
  }
}
