import { request, succeed } from "../process/account.ts";
import { type Act, accountDataPath, devicePath, roomPath, stateType } from "./act.ts";
import type { Entry, Ledger } from "./ledger.ts";

/** Acknowledged sends that are sent once more after each kill. */
const repeated = 20;

/**
 * Does what a client does once its server is back: repeats what got no answer where that is harmless, and looks where it
 * isn't. It also repeats some requests that were acknowledged. After it only claims of keys are in doubt.
 *
 * @returns what the server promised and did not keep, in words.
 */
export async function settle(baseUrl: string, ledger: Ledger): Promise<readonly string[]> {
  const broken: string[] = [];
  for (const kind of ["send", "to-device"] as const) {
    const known = ledger.entries(kind);
    const doubtful = known.filter(({ answered }) => answered === undefined);
    const acknowledged = known.filter(({ answered }) => answered !== undefined).slice(-repeated);
    for (const { act } of doubtful) await ledger.perform(baseUrl, act);
    for (const { act, answer } of acknowledged) {
      const again = await ledger.perform(baseUrl, act);
      if (again.answer.event_id !== answer.event_id) broken.push(`${kind} ${act.number}, repeated, is another event.`);
    }
  }
  for (const { act, answered } of ledger.entries("upload-keys")) {
    if (answered === undefined) await ledger.perform(baseUrl, act);
  }
  for (const kind of ["state", "account-data", "rename-device", "membership"] as const) {
    const entries: readonly Entry[] = ledger.entries(kind);
    for (const { act, answered } of entries) {
      if (answered !== undefined) continue;
      const now = await currentValue(baseUrl, act);
      if (now === valueAfter(act)) {
        ledger.confirm(act);
        continue;
      }
      const before = entries.findLast((entry) => entry.answered !== undefined && isSamePlace(entry.act, act))?.act;
      if (before !== undefined && now !== valueAfter(before)) {
        broken.push(`${kind} ${before.number} was acknowledged, but what is there is ${now}.`);
      }
      await ledger.perform(baseUrl, act);
    }
  }
  return broken;
}

/** Whether one act takes the place of the other. */
export function isSamePlace(one: Act, other: Act): boolean {
  const placeOf = (act: Act) =>
    JSON.stringify([act.kind, act.by.userId, "roomId" in act ? act.roomId : "", "slot" in act ? act.slot : ""]);
  return placeOf(one) === placeOf(other);
}

/** What is there once an act has taken place. */
export function valueAfter(act: Act): string {
  if (act.kind === "membership") return act.membership;
  return act.kind === "rename-device" ? `Device ${act.number}` : String(act.number);
}

/** What is there now in the place of an act that changes state, account data, a device's name or a membership. */
export async function currentValue(baseUrl: string, act: Act): Promise<string> {
  const { by } = act;
  switch (act.kind) {
    case "state":
      return String(await numberAt(baseUrl, act, `${roomPath(act.roomId)}/state/${stateType}/${act.slot}`));
    case "account-data":
      return String(await numberAt(baseUrl, act, accountDataPath(by.userId, act.slot)));
    case "rename-device":
      return (await succeed(baseUrl, by, "GET", devicePath(by))).display_name;
    case "membership": {
      const { joined_rooms: joined } = await succeed(baseUrl, by, "GET", "/_matrix/client/v3/joined_rooms");
      return joined.includes(act.roomId) ? "join" : "leave";
    }
    default:
      throw new Error(`${act.kind} has no place of its own.`);
  }
}

/** The number in what is there; undefined while there is nothing. */
async function numberAt(baseUrl: string, { by }: Act, path: string): Promise<number | undefined> {
  const { status, body } = await request(baseUrl, "GET", path, { token: by.token });
  return status === 200 ? body.number : undefined;
}
