/** The lock that one tab (or process) holds while it runs the session. */
export interface SessionLock {
  /** Takes the lock if it is free; null if somebody holds it. */
  tryAcquire(): Promise<HeldLock | null>;
  /** Waits for the lock. Rejects once `signal` is aborted. */
  acquire(signal: AbortSignal): Promise<HeldLock>;
  /** Asks whoever holds the lock to let go. They may take a moment; `acquire` tells when they did. */
  askForRelease(): void;
}

export interface HeldLock {
  /** Calls `listener` when somebody asks for the lock. */
  onReleaseAsked(listener: () => void): void;
  release(): void;
}
