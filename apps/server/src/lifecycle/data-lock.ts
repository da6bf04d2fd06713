import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { DatabaseSync } from "node:sqlite";
import { MessageChannel } from "node:worker_threads";
import { AppError } from "@conclave/base/app-error";
import type { Clock } from "@conclave/base/clock";

/** Says that this process owns the data folder. The kernel gives it up when the process dies, however it dies. */
export interface DataLock {
  release(): void;
}

export interface DataLockRequest {
  /** The data folder, which must exist. */
  readonly folder: string;
  readonly clock: Clock;
  /** How long to wait for the owner to go, in milliseconds: a server that is just ending needs a moment. */
  readonly patience: number;
}

const retryInterval = 50;

/** SQLite's answer when another process holds the lock (https://sqlite.org/rescode.html#busy). */
const busy = 5;

/**
 * Takes the data folder for this process alone.
 *
 * Node can't lock files, but SQLite in it can: a transaction that is exclusive on an empty file of its own is a lock of
 * the operating system, seen across containers too, that no crash leaves behind, unlike a file with a number in it.
 * Nobody in this process may open `server.lock` otherwise: POSIX drops a process's locks with any of its closes.
 *
 * @throws AppError `DATA_IN_USE` naming the owner's process when it doesn't go in time.
 */
export async function acquireDataLock({ folder, clock, patience }: DataLockRequest): Promise<DataLock> {
  const end = clock.now() + patience;
  let lock = tryLock(folder);
  // The clock's timers don't keep a process alive, and at its start a server has nothing else that would.
  const { port1: anchor } = new MessageChannel();
  anchor.ref();
  try {
    while (!lock) {
      if (clock.now() >= end) throw inUse(folder);
      await new Promise<void>((resolve) => clock.after(retryInterval, resolve));
      lock = tryLock(folder);
    }
  } finally {
    anchor.close();
  }
  const taken = lock;
  writeFileSync(ownerFile(folder), `${process.pid}\n`, { mode: 0o600 });
  return {
    release() {
      rmSync(ownerFile(folder), { force: true });
      taken.close();
    },
  };
}

/** The owner of a data folder: its process, or undefined when nobody owns it. `pid` is undefined for a moment at its start. */
export function findDataOwner(folder: string): { readonly pid: number | undefined } | undefined {
  // Asking must not leave a trace in a folder that no server ever used.
  if (!existsSync(lockFile(folder))) return undefined;
  const lock = tryLock(folder);
  if (!lock) return { pid: ownerOf(folder) };
  lock.close();
  return undefined;
}

function tryLock(folder: string): DatabaseSync | undefined {
  const file = lockFile(folder);
  const database = new DatabaseSync(file);
  try {
    database.exec("BEGIN EXCLUSIVE");
    chmodSync(file, 0o600);
    return database;
  } catch (error) {
    database.close();
    if (error instanceof Error && "errcode" in error && error.errcode === busy) return undefined;
    throw error;
  }
}

function lockFile(folder: string): string {
  return join(folder, "server.lock");
}

function ownerFile(folder: string): string {
  return join(folder, "server.pid");
}

function ownerOf(folder: string): number | undefined {
  try {
    const pid = Number.parseInt(readFileSync(ownerFile(folder), "utf8"), 10);
    return Number.isSafeInteger(pid) ? pid : undefined;
  } catch {
    return undefined;
  }
}

function inUse(folder: string): AppError {
  const pid = ownerOf(folder);
  const owner = pid === undefined ? "another process" : `process ${pid}`;
  return new AppError(
    "DATA_IN_USE",
    `The data folder ${folder} is in use by ${owner}. Stop that server first, or name another folder (CONCLAVE_DATA).`,
  );
}
