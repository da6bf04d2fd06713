import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Logger, silentLogger } from "@conclave/base/logger";
import { authenticator } from "@conclave/http/edge/authenticator";
import { LastSeenRecorder } from "@conclave/http/edge/last-seen";
import type { RateBudgetTable } from "@conclave/http/edge/rate-budgets";
import { unlimited } from "@conclave/http/edge/rate-limiter";
import { createEdge } from "@conclave/http/edge/server";
import { SessionCache } from "@conclave/http/edge/session-cache";
import { signInBackOff } from "@conclave/http/edge/sign-in-back-off";
import { SlidingConnections } from "@conclave/http/edge/sliding-connections";
import { tokenBucketLimiter } from "@conclave/http/edge/token-bucket-limiter";
import type { Parts } from "@conclave/http/parts";
import { allRoutes } from "@conclave/http/routes";
import { pictureScaler } from "@conclave/pictures/scale-picture";
import { passwordHasher } from "@conclave/services/accounts/password-hasher";
import { Core } from "@conclave/services/core/core";
import { localDispatcher } from "@conclave/services/core/local-dispatcher";
import { Reader } from "@conclave/services/core/reader";
import { DelayedSending } from "@conclave/services/delayed-events/delayed-sending";
import { setUp } from "@conclave/services/instance/set-up";
import type { Settings } from "@conclave/services/instance/settings";
import { mediaLibrary } from "@conclave/services/media/media-library";
import { noPreviews, type PreviewPage } from "@conclave/services/media/preview-page";
import type { WebPushGateway } from "@conclave/services/push/web-push-gateway";
import { openBlobStore } from "@conclave/storage/blobs/blob-store";
import { openSqliteReader } from "@conclave/storage/database/sqlite-reader";
import { openSqliteWriter } from "@conclave/storage/database/sqlite-writer";
import { EphemeralSerials } from "@conclave/streams/ephemeral-serials";
import { MediaArrivals } from "@conclave/streams/media-arrivals";
import { Notifier } from "@conclave/streams/notifier";
import { PresenceBoard } from "@conclave/streams/presence-board";
import { TypingNotices } from "@conclave/streams/typing-notices";
import { FakeClock } from "./fake-clock.ts";
import { officialCheck } from "./official-schemas.ts";
import { refusalRecord } from "./refusal-record.ts";
import { seededRandomness } from "./seeded-randomness.ts";

/** An answer of the server. */
export interface TestResponse {
  readonly status: number;
  /** The parsed body, or undefined where it is no JSON. */
  // A test looks wherever it likes in an answer, and fails if that isn't there.
  // biome-ignore lint/suspicious/noExplicitAny: asserted on, never relied on
  readonly body: any;
  readonly text: string;
  readonly bytes: Buffer;
  readonly headers: Readonly<Record<string, string | string[] | number | undefined>>;
}

export interface TestRequest {
  readonly token?: string;
  /** Sent as JSON; a string or bytes are sent as they are. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A whole server in this process, on a real encrypted database, with a fake clock. Every answer is held against its contract. */
export interface TestServer {
  readonly clock: FakeClock;
  readonly parts: Parts;
  /** Where its data lies; gone when it is closed. */
  readonly folder: string;
  /** Listens on a free port of the loopback as well; answers its address, `http://127.0.0.1:...`. */
  listen(): Promise<string>;
  /** `path` with or without a query. */
  request(method: string, path: string, request?: TestRequest): Promise<TestResponse>;
  /** Stops; throws the first defect that a request ran into, even if its test did not look. */
  close(): Promise<void>;
}

export const testSettings: Settings = {
  encryption: "required",
  keySharing: "any",
  defaultRoomVersion: "12",
  registration: "open",
  passwordLength: 12,
  uploadLimit: 1_048_576,
  mediaPerPerson: 1_073_741_824,
  publicUrl: "http://localhost:8008",
  consoleUrl: "http://localhost:8008/console/",
  redirectUrls: ["https://client.example.org/app"],
  registrationSecret: undefined,
  accessTokenLifetime: 3_600_000,
  // Whoever comes and goes would wake others, which most tests aren't about.
  presence: false,
  turn: undefined,
  livekitUrl: undefined,
};

/** What a test may want otherwise than usual. */
export interface TestServerOptions {
  /** Whether the instance is set up, as `conclave.test`; true unless said. */
  readonly setUp?: boolean;
  /** Limits the rate of requests; no limits unless said. */
  readonly rateBudgets?: RateBudgetTable;
  /** What looks at pages of elsewhere; nothing does unless said. */
  readonly previewPage?: PreviewPage;
  /** The gateway to closed browsers; there is none unless said. */
  readonly webPush?: WebPushGateway;
  /** Whether answers are held against their contracts; true unless said. */
  readonly checkResponses?: boolean;
}

/** Starts a server; close it when the test is over. */
export async function startTestServer(
  settings: Partial<Settings> = {},
  {
    setUp: isSetUp = true,
    rateBudgets,
    checkResponses = true,
    previewPage = noPreviews,
    webPush,
  }: TestServerOptions = {},
): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), "conclave-test-"));
  const clock = new FakeClock();
  const randomness = seededRandomness(1);
  const allSettings = { ...testSettings, ...settings };
  const options = { file: join(folder, "conclave.db"), key: randomness.bytes(32), cacheKibibytes: 16_384 };
  const writer = await openSqliteWriter(options);
  const readDatabase = openSqliteReader(options);
  const notifier = new Notifier(clock);
  const arrivals = new MediaArrivals(clock);
  const serials = new EphemeralSerials(clock);
  let sessions: SessionCache | undefined;
  const core = await Core.start({
    database: writer,
    settings: allSettings,
    clock,
    randomness,
    publish(changes) {
      sessions?.forget(changes);
      notifier.publish(changes);
      arrivals.publish(changes);
    },
  });
  const reader = new Reader({ database: readDatabase, settings: allSettings, clock });
  const defects: unknown[] = [];
  const refusals = refusalRecord();
  const dispatcher = localDispatcher(core, reader);
  const mediaKey = { version: 1, key: randomness.bytes(32) };
  const blobs = openBlobStore({
    folder: join(folder, "media"),
    dataKey: () => mediaKey,
    keyOf: () => mediaKey.key,
    randomness,
  });
  const logger: Logger = { ...silentLogger, error: (fields) => defects.push(fields["error"]) };
  const parts: Parts = {
    dispatcher,
    notifier,
    typing: new TypingNotices(clock, notifier, serials),
    presence: new PresenceBoard(clock, notifier, serials),
    delayedSending: new DelayedSending({ dispatcher, clock, logger }),
    slidingConnections: new SlidingConnections(clock),
    // The least that Argon2 can do: tests make many accounts.
    passwordHasher: passwordHasher(randomness, { memoryKibibytes: 8, passes: 1 }),
    signInThrottle: signInBackOff(clock),
    media: mediaLibrary({ dispatcher, blobs, clock, scale: pictureScaler({ clock }), settings: allSettings }),
    arrivals,
    previewPage,
    webPush,
    clock,
    randomness,
    settings: allSettings,
    server: { version: "0.0.0", mode: "development", startedAt: clock.now(), databaseBytes: async () => 4_096 },
    logger,
  };
  const sessionCache = new SessionCache(parts.dispatcher, clock);
  sessions = sessionCache;
  if (isSetUp) await parts.dispatcher.run(setUp, { organisation: "Test", serverName: "conclave.test" });
  const edge = createEdge({
    routes: allRoutes(parts),
    authenticate: authenticator(sessionCache, new LastSeenRecorder(parts.dispatcher, clock, parts.logger)),
    rateLimiter: rateBudgets === undefined ? unlimited : tokenBucketLimiter({ clock, budgets: rateBudgets }),
    clock,
    logger: parts.logger,
    trustedProxies: [],
    onlyHttps: allSettings.publicUrl.startsWith("https://"),
    checkResponses,
    onRefusal(endpoint, errcode) {
      try {
        refusals.hear(endpoint, errcode);
      } catch (defect) {
        defects.push(defect);
      }
    },
  });
  return {
    clock,
    parts,
    folder,
    listen: () => edge.listen({ host: "127.0.0.1", port: 0 }),
    async request(method, path, request = {}) {
      const { body } = request;
      const response = await edge.inject({
        method: method as "GET",
        url: path,
        headers: {
          ...(request.token === undefined ? {} : { authorization: `Bearer ${request.token}` }),
          ...(body === undefined ? {} : { "content-type": "application/json" }),
          ...request.headers,
        },
        ...(body === undefined
          ? {}
          : { payload: typeof body === "string" || Buffer.isBuffer(body) ? body : JSON.stringify(body) }),
      });
      // What somebody uploaded is no answer of an endpoint, whatever they call it.
      const isJson =
        String(response.headers["content-type"] ?? "").startsWith("application/json") &&
        response.headers["content-disposition"] === undefined &&
        method !== "HEAD";
      const answer = isJson ? JSON.parse(response.body) : undefined;
      if (checkResponses && isJson && response.statusCode === 200)
        officialCheck()(method, path, response.statusCode, answer);
      return {
        status: response.statusCode,
        body: answer,
        text: response.body,
        bytes: response.rawPayload,
        headers: response.headers,
      };
    },
    async close() {
      await parts.delayedSending.close();
      notifier.close();
      arrivals.close();
      await edge.close();
      refusals.keep();
      await core.close();
      await readDatabase.close();
      await writer.close();
      rmSync(folder, { recursive: true });
      if (defects.length > 0) throw defects[0];
    },
  };
}
