import type { SessionCommands } from "../commands.ts";
import { failureOf, notPossibleNow } from "../engine/failure-of.ts";
import type { Engine } from "../engine/start-engine.ts";
import { ClientError } from "../failure.ts";
import { lastSeen } from "../last-seen/last-seen.ts";
import type { ClientPorts } from "../ports/client-ports.ts";
import type { HeldLock } from "../ports/session-lock.ts";
import type { SignedOutSession } from "../snapshots/session-snapshot.ts";
import { emptySnapshot, type SnapshotStore } from "../state/snapshot-store.ts";
import { revokeSession } from "./revoke-session.ts";
import type { SessionEnd } from "./session-tokens.ts";
import { logIn, loginTokenOf, signInAddress } from "./sign-in.ts";
import { readSession, type StoredSession, writeSession } from "./stored-session.ts";

/** Takes the session through its states; at most one engine runs, and only while the lock is held. */
export interface SessionRunner {
  readonly commands: Omit<SessionCommands, "setDisplayName" | "setOwnPicture" | "save">;
  engine(): Engine | null;
  stop(): Promise<void>;
}

export function sessionRunner(ports: ClientPorts, snapshots: SnapshotStore): SessionRunner {
  let engine: Engine | null = null;
  let lock: HeldLock | null = null;
  let waiting: AbortController | null = null;
  let stopped = false;
  let last: Promise<unknown> = Promise.resolve();

  /** One change of state after the other. */
  function inTurn<Result>(act: () => Promise<Result>): Promise<Result> {
    const turn = last.then(act);
    last = turn.catch(() => undefined);
    return turn;
  }

  async function begin(): Promise<void> {
    if (engine !== null || stopped) return;
    snapshots.update({ session: { state: "starting", step: "restoring-session", userId: null, resumes: false } });
    try {
      if ((await readSession(ports.store)) === null) {
        await eraseRemains();
        return signedOut("never-signed-in");
      }
      if (!(await own())) return;
      // What was read before the lock was held may be another tab's past.
      const session = await readSession(ports.store);
      if (session === null) await dropLock("never-signed-in");
      else if (session.softLoggedOut) softLoggedOut(session);
      else await run(session);
    } catch (error) {
      await haltEngine();
      snapshots.update({ ...emptySnapshot, session: { state: "failed", failure: failureOf(error) } });
    }
  }

  async function run(session: StoredSession): Promise<void> {
    const { userId } = session;
    snapshots.update({ session: { state: "starting", step: "loading-encryption", userId, resumes: false } });
    // Whoever comes back sees the rooms while the SDK is fetched.
    const [{ startEngine }] = await Promise.all([import("../engine/start-engine.ts"), resume(session)]);
    engine = await startEngine(ports, session, snapshots, (end) => void inTurn(() => endedByServer(end)));
  }

  async function resume(session: StoredSession): Promise<void> {
    const seen = await lastSeen(ports, session);
    const now = snapshots.snapshot().session;
    if (seen !== null && now.state === "starting") snapshots.update({ ...seen, session: { ...now, resumes: true } });
  }

  /** Takes the lock, or enters `other-tab-owns` and goes on by itself when the lock is free. */
  async function own(): Promise<boolean> {
    if (lock !== null) return true;
    const held = await ports.lock.tryAcquire();
    if (held !== null) {
      hold(held);
      return true;
    }
    snapshots.update({ ...emptySnapshot, session: { state: "other-tab-owns" } });
    if (waiting !== null) return false;
    waiting = new AbortController();
    ports.lock.acquire(waiting.signal).then(
      (later) => {
        waiting = null;
        if (stopped) return later.release();
        hold(later);
        void inTurn(begin);
      },
      () => {
        waiting = null;
      },
    );
    return false;
  }

  function hold(held: HeldLock): void {
    lock = held;
    held.onReleaseAsked(() => void inTurn(yieldToOther));
  }

  async function yieldToOther(): Promise<void> {
    if (lock === null) return;
    // What could not be saved is fetched again; the other tab must not wait for it.
    await engine?.commands.save().catch(() => undefined);
    await haltEngine();
    releaseLock();
    await own();
  }

  function releaseLock(): void {
    lock?.release();
    lock = null;
  }

  async function dropLock(reason: SignedOutSession["reason"]): Promise<void> {
    releaseLock();
    signedOut(reason);
  }

  function signedOut(reason: SignedOutSession["reason"]): void {
    snapshots.update({ ...emptySnapshot, session: { state: "signed-out", reason } });
  }

  function softLoggedOut({ userId, deviceId }: StoredSession): void {
    snapshots.update({ ...emptySnapshot, session: { state: "soft-logged-out", userId, deviceId } });
  }

  async function haltEngine(): Promise<void> {
    const running = engine;
    engine = null;
    // Closing can only fail for what is closed already.
    await running?.stop().catch(() => undefined);
  }

  async function endedByServer(end: SessionEnd): Promise<void> {
    // Ended here meanwhile: there is nothing left to end.
    if (engine === null) return;
    await haltEngine();
    const session = await readSession(ports.store);
    if (end === "hard" || session === null) return erase("ended-by-server");
    await writeSession(ports.store, { ...session, softLoggedOut: true });
    softLoggedOut(session);
  }

  async function erase(reason: SignedOutSession["reason"]): Promise<void> {
    await haltEngine();
    // The session itself goes first, so that a failure further on can't bring back half of it.
    await ports.store.clear();
    await eraseRest();
    await dropLock(reason);
  }

  /** A page that closed right after its sign-out may have closed before its databases could be deleted. */
  async function eraseRemains(): Promise<void> {
    const held = await ports.lock.tryAcquire();
    // Another tab is just signing in.
    if (held === null) return;
    await eraseRest();
    held.release();
  }

  async function eraseRest(): Promise<void> {
    await Promise.allSettled([ports.eraseDatabases(), ports.push.end()]);
  }

  async function finish(returnUrl: string): Promise<void> {
    const before = snapshots.snapshot().session;
    if (before.state !== "signed-out" && before.state !== "soft-logged-out") throw notPossibleNow();
    const loginToken = await loginTokenOf(ports, returnUrl);
    if (!(await own())) throw notPossibleNow();
    const former = await readSession(ports.store);
    snapshots.update({
      session: { state: "starting", step: "signing-in", userId: former?.userId ?? null, resumes: false },
    });
    let session: StoredSession;
    try {
      session = await logIn(ports, loginToken, former?.deviceId ?? null);
      if (former !== null && session.userId !== former.userId) {
        await revokeSession(ports, session);
        throw new ClientError({ code: "account-mismatch" });
      }
      // A sign-out that was cut short may have left another device's keys, which would not open for this one.
      if (former === null) await ports.eraseDatabases();
      await writeSession(ports.store, session);
    } catch (error) {
      if (former === null) releaseLock();
      snapshots.update({ session: before });
      throw error instanceof ClientError ? error : new ClientError(failureOf(error));
    }
    await begin();
  }

  return {
    engine: () => engine,
    commands: {
      start: () => inTurn(begin),
      async useHere() {
        if (snapshots.snapshot().session.state === "other-tab-owns") ports.lock.askForRelease();
      },
      startSignIn: async (redirectUrl) => ({ url: await signInAddress(ports, redirectUrl) }),
      finishSignIn: (returnUrl) => inTurn(() => finish(returnUrl)),
      signOut: () =>
        inTurn(async () => {
          const session = await readSession(ports.store).catch(() => null);
          await haltEngine();
          if (session !== null) await revokeSession(ports, session);
          await erase("signed-out");
        }),
      eraseAccount: (password) =>
        inTurn(async () => {
          if (engine === null) throw notPossibleNow();
          await engine.eraseAccount(password);
          await erase("account-erased");
        }),
    },
    stop: () =>
      inTurn(async () => {
        stopped = true;
        waiting?.abort();
        await haltEngine();
        releaseLock();
      }),
  };
}
