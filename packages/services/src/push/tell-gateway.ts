import type { Clock } from "@conclave/base/clock";
import { isJsonObject } from "@conclave/base/json";
import type { Logger } from "@conclave/base/logger";
import type { SendOutbound } from "@conclave/outbound/outbound";
import { gatewayNotification } from "@conclave/rules/push/gateway-notification";
import type { PusherProgress, StoredPusher } from "@conclave/storage/push/pusher-store";
import type { PusherNews } from "./read-news.ts";

/** A pusher that may have something to tell, and how far it is. */
export type DuePusher = StoredPusher & PusherProgress;

/** What telling needs. */
export interface GatewayParts {
  readonly send: SendOutbound;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Milliseconds between two attempts: the first, and the most. Between them it doubles. */
const firstPause = 5_000;
const longestPause = 60 * 60 * 1_000;
/** Milliseconds after which what could not be told is given up. */
const patience = 24 * 60 * 60 * 1_000;

/**
 * Tells a pusher's gateway what is new, oldest first, until it takes something no more (spec "POST /_matrix/push/v1/notify").
 *
 * @returns how far the pusher is then; null when its gateway rejects the key.
 */
export async function tellGateway(
  parts: GatewayParts,
  pusher: DuePusher,
  { news, upTo, unread }: PusherNews,
): Promise<PusherProgress | null> {
  const device = { ...pusher, data: JSON.parse(pusher.data) };
  let { toldUpTo, badge } = pusher;
  // A number alone is told only where it went down: what made it go up is told itself.
  const told = news.length === 0 && unread < badge ? [undefined] : news;
  for (const one of told) {
    const answer = await post(parts, gatewayOf(pusher), JSON.stringify(gatewayNotification(device, unread, one)));
    if (answer === undefined) return failing(pusher, { toldUpTo, badge }, upTo, parts.clock.now());
    if (answer.includes(pusher.pushkey)) return null;
    toldUpTo = one?.position ?? toldUpTo;
    badge = unread;
  }
  return { toldUpTo: upTo, badge: unread, failingSince: null, retryAt: null };
}

/** Where a pusher's gateway is. A pusher is kept only with an address that can be read. */
export function gatewayOf({ data }: StoredPusher): URL {
  const { url }: { url: string } = JSON.parse(data);
  return new URL(url);
}

function failing(
  pusher: DuePusher,
  reached: Pick<PusherProgress, "toldUpTo" | "badge">,
  upTo: number,
  now: number,
): PusherProgress {
  const failingSince = pusher.failingSince ?? now;
  const failingFor = now - failingSince;
  const retryAt = now + Math.min(Math.max(failingFor, firstPause), longestPause);
  return { ...reached, ...(failingFor > patience && { toldUpTo: upTo }), failingSince, retryAt };
}

/** @returns the keys that the gateway rejects; undefined when it took nothing. */
async function post({ send, logger }: GatewayParts, url: URL, body: string): Promise<readonly unknown[] | undefined> {
  try {
    const { status, text } = await send({ purpose: "push", url, body });
    return status >= 200 && status < 300 ? rejectedKeys(text) : undefined;
  } catch (error) {
    logger.debug({ error, host: url.host }, "A push gateway took nothing");
    return undefined;
  }
}

/** A gateway that took something and answers nonsense has taken it all the same. */
function rejectedKeys(text: string): readonly unknown[] {
  try {
    const answer: unknown = JSON.parse(text);
    const rejected = isJsonObject(answer) ? answer["rejected"] : undefined;
    return Array.isArray(rejected) ? rejected : [];
  } catch {
    return [];
  }
}
