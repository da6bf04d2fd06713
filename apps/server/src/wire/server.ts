import { fileURLToPath } from "node:url";
import type { Clock } from "@conclave/base/clock";
import type { Logger } from "@conclave/base/logger";
import type { Randomness } from "@conclave/base/randomness";
import { authenticator } from "@conclave/http/edge/authenticator";
import { LastSeenRecorder } from "@conclave/http/edge/last-seen";
import { defaultRateBudgets } from "@conclave/http/edge/rate-budgets";
import { unlimited } from "@conclave/http/edge/rate-limiter";
import { createEdge } from "@conclave/http/edge/server";
import { SessionCache } from "@conclave/http/edge/session-cache";
import { noBackOff, signInBackOff } from "@conclave/http/edge/sign-in-back-off";
import { SlidingConnections } from "@conclave/http/edge/sliding-connections";
import { tokenBucketLimiter } from "@conclave/http/edge/token-bucket-limiter";
import { serveHealth } from "@conclave/http/operations/health";
import { type Page, servePages } from "@conclave/http/pages/serve-pages";
import type { Parts } from "@conclave/http/parts";
import { allRoutes } from "@conclave/http/routes";
import { pageFetcher } from "@conclave/outbound/fetch-page";
import { pictureScaler } from "@conclave/pictures/scale-picture";
import { passwordHasher } from "@conclave/services/accounts/password-hasher";
import type { Dispatcher } from "@conclave/services/core/verb";
import { DelayedSending } from "@conclave/services/delayed-events/delayed-sending";
import { readIdentity } from "@conclave/services/instance/read-identity";
import { recordLife } from "@conclave/services/instance/record-life";
import { mediaLibrary } from "@conclave/services/media/media-library";
import { noPreviews, pagePreviewer } from "@conclave/services/media/preview-page";
import type { PushDelivery } from "@conclave/services/push/push-delivery";
import { ownGatewayUrl } from "@conclave/services/push/ways-to-gateways";
import { keepJobsGoing } from "@conclave/services/workflows/run-jobs";
import { openBlobStore } from "@conclave/storage/blobs/blob-store";
import { EphemeralSerials } from "@conclave/streams/ephemeral-serials";
import { MediaArrivals } from "@conclave/streams/media-arrivals";
import { Notifier } from "@conclave/streams/notifier";
import { PresenceBoard } from "@conclave/streams/presence-board";
import { TypingNotices } from "@conclave/streams/typing-notices";
import type { Config } from "../config/config.ts";
import { controlVerbs } from "../control/control-verbs.ts";
import { serveControl } from "../control/serve-control.ts";
import { openDataFolder } from "./data-folder.ts";
import { openDoors } from "./doors.ts";
import { gatherMetrics } from "./metrics.ts";
import { outboundOptions } from "./outbound-options.ts";
import { readPages } from "./pages.ts";
import { startPushDelivery } from "./push-delivery.ts";
import { serverFacts } from "./server-facts.ts";
import { settingsOf } from "./settings.ts";
import { settleName } from "./settle-name.ts";
import { startVerbThreads } from "./verb-threads.ts";
import { openWebPush } from "./web-push.ts";

/** `apps`, from here. */
const appsFolder = fileURLToPath(new URL("../../..", import.meta.url));

export interface ServerOptions {
  readonly config: Config;
  readonly clock: Clock;
  readonly randomness: Randomness;
  readonly logger: Logger;
  /** Takes a database that was rolled back as it is. */
  readonly acceptRollback: boolean;
  /** A thread died: the process must end at once. */
  readonly onDeath: (reason: string) => void;
}

/** A server that is being served. */
export interface RunningServer {
  /** Where people reach it, with the port that was bound. */
  readonly publicUrl: string;
  readonly consoleUrl: string;
  readonly dispatcher: Dispatcher;
  /** Answers what waits, finishes what is under way, and gives up the data folder. Nothing acknowledged is lost. */
  close(): Promise<void>;
}

/**
 * Starts everything, from the bottom up: the data folder is this process's own, the ports are bound, the threads run, and only
 * then is anybody answered.
 *
 * @throws AppError for what the operator can mend, Error `DatabaseRolledBack`.
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { config, clock, randomness, logger } = options;
  const undo: (() => Promise<void> | void)[] = [];
  const close = async () => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    const data = await openDataFolder(config, { clock, randomness });
    undo.push(() => data.release());

    const notifier = new Notifier(clock);
    const arrivals = new MediaArrivals(clock);
    const serials = new EphemeralSerials(clock);
    let sessions: SessionCache | undefined;
    let pushDelivery: PushDelivery | undefined;
    const doors = await openDoors(options);
    undo.push(() => doors.close());
    const settings = settingsOf(withPort(config, doors.port));
    const threads = await startVerbThreads({
      data,
      settings,
      acceptRollback: options.acceptRollback,
      onChanges(changes) {
        sessions?.forget(changes);
        notifier.publish(changes);
        arrivals.publish(changes);
        pushDelivery?.noticed(changes);
      },
      onDeath: options.onDeath,
    });
    undo.push(() => threads.close());
    const { dispatcher } = threads;
    const sessionCache = new SessionCache(dispatcher, clock);
    sessions = sessionCache;

    const blobs = openBlobStore({
      folder: data.mediaFolder,
      dataKey: () => data.vault.dataKey("media"),
      keyOf: (version) => data.vault.dataKeyOf("media", version).key,
      randomness,
    });
    const outbound = outboundOptions(config, { clock, logger });
    const { publicUrl } = settings;
    const webPush = openWebPush(config, { vault: data.vault, outbound, publicUrl, randomness });
    const isLimited = config.limits.rateLimits === "on";
    const rateLimiter = isLimited ? tokenBucketLimiter({ clock, budgets: defaultRateBudgets }) : unlimited;
    const delayedSending = new DelayedSending({ dispatcher, clock, logger });
    undo.push(() => delayedSending.close());
    // What waited while nobody was here.
    delayedSending.expect(clock.now());
    const parts: Parts = {
      dispatcher,
      notifier,
      typing: new TypingNotices(clock, notifier, serials),
      presence: new PresenceBoard(clock, notifier, serials),
      delayedSending,
      slidingConnections: new SlidingConnections(clock),
      passwordHasher: passwordHasher(randomness),
      signInThrottle: isLimited ? signInBackOff(clock) : noBackOff,
      media: mediaLibrary({ dispatcher, blobs, clock, scale: pictureScaler({ clock }), settings }),
      arrivals,
      previewPage:
        config.previews.policy === "on" ? pagePreviewer({ fetchPage: pageFetcher(outbound), clock }) : noPreviews,
      webPush,
      clock,
      randomness,
      settings,
      server: serverFacts(config, data, clock),
      logger,
    };
    await settleName(config, dispatcher);
    const { version } = parts.server;
    await dispatcher.run(recordLife, { type: "server.started", version });
    undo.push(() => dispatcher.run(recordLife, { type: "server.stopped", version }));
    const own = webPush && { url: ownGatewayUrl(publicUrl), gateway: webPush };
    pushDelivery = startPushDelivery(outbound, own, { dispatcher, clock, logger });
    undo.push(() => pushDelivery?.close());
    const jobs = keepJobsGoing({ dispatcher, clock, logger });
    undo.push(() => jobs.close());
    const metrics = gatherMetrics(threads, notifier);
    let stopping = false;
    const edgeOf = async (pages: readonly Page[]) => {
      const edge = createEdge({
        routes: allRoutes(parts),
        authenticate: authenticator(sessionCache, new LastSeenRecorder(dispatcher, clock, logger)),
        rateLimiter,
        clock,
        logger,
        trustedProxies: config.server.trustedProxy,
        onlyHttps: settings.publicUrl.startsWith("https://"),
        checkResponses: false,
      });
      servePages(edge, pages);
      serveHealth(edge, {
        isReady: async () => !stopping && (await answers(dispatcher)),
        metrics: () => metrics.text(),
      });
      await edge.ready();
      return edge;
    };
    const hasOwnConsole = config.console.port !== undefined;
    doors.serve(await edgeOf(await readPages(appsFolder, hasOwnConsole ? ["console"] : [])));
    if (hasOwnConsole) doors.serveConsole(await edgeOf(await readPages(appsFolder, ["chat", "auth"])));
    undo.push(() => {
      // Polls are answered before the doors close.
      stopping = true;
      notifier.close();
      arrivals.close();
      return doors.close();
    });
    const control = await serveControl({ file: data.controlSocket, verbs: controlVerbs, dispatcher, logger });
    undo.push(() => control.close());
    return { publicUrl: settings.publicUrl, consoleUrl: settings.consoleUrl, dispatcher, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Whether the threads answer. */
async function answers(dispatcher: Dispatcher): Promise<boolean> {
  try {
    await dispatcher.run(readIdentity, null);
    return true;
  } catch {
    return false;
  }
}

/** Puts the port that was bound into the address, where the configuration left both to the system. */
function withPort(config: Config, port: number): Config {
  if (config.server.port !== 0) return config;
  const url = new URL(config.server.publicUrl);
  if (url.port === "0") url.port = String(port);
  return { ...config, server: { ...config.server, port, publicUrl: url.origin } };
}
