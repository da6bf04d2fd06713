import type { Clock } from "@conclave/base/clock";
import type { Logger } from "@conclave/base/logger";
import type { Randomness } from "@conclave/base/randomness";
import type { PasswordHasher } from "@conclave/services/accounts/password-hasher";
import type { Dispatcher } from "@conclave/services/core/verb";
import type { DelayedSending } from "@conclave/services/delayed-events/delayed-sending";
import type { Settings } from "@conclave/services/instance/settings";
import type { MediaLibrary } from "@conclave/services/media/media-library";
import type { PreviewPage } from "@conclave/services/media/preview-page";
import type { WebPushGateway } from "@conclave/services/push/web-push-gateway";
import type { SignInThrottle } from "@conclave/services/workflows/verify-password";
import type { MediaArrivals } from "@conclave/streams/media-arrivals";
import type { Notifier } from "@conclave/streams/notifier";
import type { PresenceBoard } from "@conclave/streams/presence-board";
import type { TypingNotices } from "@conclave/streams/typing-notices";
import type { ServerFacts } from "./admin-api/server-facts.ts";
import type { SlidingConnections } from "./edge/sliding-connections.ts";

/** What the edge is made of. Each route names the few that it needs: `Pick<Parts, "dispatcher">`. */
export interface Parts {
  readonly dispatcher: Dispatcher;
  readonly notifier: Notifier;
  readonly typing: TypingNotices;
  readonly presence: PresenceBoard;
  readonly delayedSending: DelayedSending;
  readonly slidingConnections: SlidingConnections;
  readonly passwordHasher: PasswordHasher;
  readonly signInThrottle: SignInThrottle;
  readonly media: MediaLibrary;
  readonly arrivals: MediaArrivals;
  readonly previewPage: PreviewPage;
  /** Undefined where the administrator wants none. */
  readonly webPush: WebPushGateway | undefined;
  readonly clock: Clock;
  readonly randomness: Randomness;
  readonly settings: Settings;
  readonly server: ServerFacts;
  readonly logger: Logger;
}
