import { type Account, succeed } from "../../process/account.ts";
import type { Cast } from "../cast.ts";
import type { Ledger } from "../ledger.ts";
import type { RoomEvent } from "./timelines.ts";

interface Record {
  readonly sequence: number;
  readonly type: string;
  readonly actor?: string;
  readonly subject?: string;
  readonly details: { readonly user?: string; readonly membership?: string; readonly event?: string };
}

/** Every audited act has its one record, nothing else has one, and no number of the log is missing. */
export async function checkAudit(
  baseUrl: string,
  cast: Cast,
  timelines: ReadonlyMap<string, readonly RoomEvent[]>,
  ledger: Ledger,
): Promise<readonly string[]> {
  const records = await readAudit(baseUrl, cast.administrator);
  const broken = records
    .filter(({ sequence }, index) => sequence !== index + 1)
    .slice(0, 1)
    .map(({ sequence }) => `The audit log has a gap or a double at ${sequence}.`);
  const found = records
    .filter(({ type }) => /^(room|account|session|device)\./.test(type))
    .map(({ type, actor, subject, details }) =>
      line(type, actor, subject, type.startsWith("room.") && (details.event ?? [details.user, details.membership])),
    );
  return [...broken, ...differences(expectedLines(cast, timelines, ledger), found)];
}

function expectedLines(
  cast: Cast,
  timelines: ReadonlyMap<string, readonly RoomEvent[]>,
  ledger: Ledger,
): readonly string[] {
  const owner = cast.people[0]?.userId;
  return [
    ...[cast.administrator, ...cast.people].flatMap(({ userId }) => [
      line("account.created", undefined, userId, false),
      line("session.created", userId, userId, false),
    ]),
    ...ledger.entries("rename-device").map(({ act }) => line("device.renamed", act.by.userId, act.by.userId, false)),
    ...[...timelines].flatMap(([roomId, events]) => [
      line("room.created", owner, roomId, [undefined, undefined]),
      ...events
        .filter((event) => event.state_key !== undefined && !cast.initialEvents.has(event.event_id))
        .map(({ type, sender, state_key: stateKey, content }) =>
          type === "m.room.member"
            ? line("room.membership-changed", sender, roomId, [stateKey, content.membership])
            : line("room.state-changed", sender, roomId, type),
        ),
    ]),
  ];
}

function line(type: string, actor: string | undefined, subject: string | undefined, rest: unknown): string {
  return JSON.stringify([type, actor ?? null, subject ?? null, rest]);
}

function differences(expected: readonly string[], found: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const each of expected) counts.set(each, (counts.get(each) ?? 0) + 1);
  for (const each of found) counts.set(each, (counts.get(each) ?? 0) - 1);
  return [...counts]
    .filter(([, count]) => count !== 0)
    .map(([each, count]) =>
      count > 0 ? `${count} records are missing: ${each}` : `${-count} records too many: ${each}`,
    );
}

/** The whole log, oldest first. */
async function readAudit(baseUrl: string, administrator: Account): Promise<readonly Record[]> {
  const records: Record[] = [];
  let from = "";
  while (true) {
    const path = `/_conclave/admin/v1/audit?limit=500${from}`;
    const page = await succeed(baseUrl, administrator, "GET", path);
    records.push(...page.records);
    if (page.next_batch === undefined) return records.reverse();
    from = `&from=${encodeURIComponent(page.next_batch)}`;
  }
}
