import { BoundedMap } from "@conclave/base/bounded-map";
import type { Clock } from "@conclave/base/clock";
import { MatrixError } from "@conclave/protocol/matrix-error";
import type { Dispatcher } from "@conclave/services/core/verb";
import { hashToken } from "@conclave/services/devices/access-token";
import { confirmTokens } from "@conclave/services/devices/confirm-tokens";
import { readSession, type Session } from "@conclave/services/devices/read-session";
import type { Change } from "@conclave/streams/change";
import type { AuthenticatedCaller } from "./authenticate.ts";

/** Sessions that are remembered; one takes about half a kilobyte. */
const defaultCapacity = 20_000;

/**
 * Knows who holds which access token, without asking the database each time. What a command changed is forgotten before
 * its caller is answered (`forget`), so a revoked token is refused on the very next request.
 */
export class SessionCache {
  readonly #dispatcher: Dispatcher;
  readonly #clock: Clock;
  /** By hash of the access token. */
  readonly #sessions: BoundedMap<string, Session>;
  readonly #hashesByUser = new Map<string, Set<string>>();
  /** Rises with every ended session: what was read before is not remembered. */
  #changes = 0;

  constructor(dispatcher: Dispatcher, clock: Clock, capacity = defaultCapacity) {
    this.#dispatcher = dispatcher;
    this.#clock = clock;
    this.#sessions = new BoundedMap(capacity);
  }

  /** @throws MatrixError `M_UNKNOWN_TOKEN` (with `soft_logout` when it has merely expired) or `M_USER_DEACTIVATED`. */
  async authenticate(accessToken: string): Promise<AuthenticatedCaller> {
    const hash = hashToken(accessToken);
    const session = this.#sessions.get(hash) ?? (await this.#read(hash));
    if (session === undefined) throw new MatrixError("M_UNKNOWN_TOKEN", "The access token is unknown or has ended.");
    if (session.tokenState === "superseded" || (session.expiresAt ?? Number.POSITIVE_INFINITY) <= this.#clock.now()) {
      throw new MatrixError("M_UNKNOWN_TOKEN", "The access token has expired.", { soft_logout: true });
    }
    if (session.accountState === "deactivated") {
      throw new MatrixError("M_USER_DEACTIVATED", "This account is deactivated.");
    }
    const { userId, deviceId, role, permissions } = session;
    return {
      userId,
      deviceId,
      role,
      permissions,
      locked: session.accountState === "disabled",
      suspended: session.isSuspended,
    };
  }

  /** Forgets what the changes have made stale. */
  forget(changes: readonly Change[]): void {
    for (const change of changes) {
      if (change.kind !== "session") continue;
      this.#changes++;
      for (const hash of this.#hashesByUser.get(change.userId) ?? []) {
        const session = this.#sessions.get(hash);
        if (session === undefined || (change.deviceId !== null && change.deviceId !== session.deviceId)) continue;
        this.#sessions.delete(hash);
        this.#unlink(hash, session);
      }
    }
  }

  async #read(hash: string): Promise<Session | undefined> {
    const changes = this.#changes;
    const session = await this.#dispatcher.run(readSession, { accessTokenHash: hash });
    if (session === undefined) return undefined;
    if (session.tokenState === "fresh") {
      await this.#dispatcher.run(confirmTokens, { accessTokenHash: hash });
      return session;
    }
    if (changes === this.#changes) this.#remember(hash, session);
    return session;
  }

  #remember(hash: string, session: Session): void {
    const evicted = this.#sessions.set(hash, session);
    const hashes = this.#hashesByUser.get(session.userId);
    if (hashes === undefined) this.#hashesByUser.set(session.userId, new Set([hash]));
    else hashes.add(hash);
    if (evicted !== undefined) this.#unlink(...evicted);
  }

  #unlink(hash: string, session: Session): void {
    const hashes = this.#hashesByUser.get(session.userId);
    hashes?.delete(hash);
    if (hashes?.size === 0) this.#hashesByUser.delete(session.userId);
  }
}
