import type { Client } from "@conclave/client/client";
import { createClient } from "@conclave/client/create-client";
import type { FailureCode } from "@conclave/client/failure";
import { memoryPorts } from "@conclave/client/memory/memory-ports";
import type { ClientPorts } from "@conclave/client/ports/client-ports";
import type { Notifier } from "@conclave/client/ports/notifier";
import type { ClientSnapshot } from "@conclave/client/snapshots/client-snapshot";
import type { TimelineItem } from "@conclave/client/snapshots/timeline-item";
import { letLongTimersGo } from "./long-timers.ts";
import type { RunningServer } from "./server.ts";

letLongTimersGo();

/** Milliseconds after which something that should have happened counts as a failure. */
const patience = 30_000;

/** One device of a person: our own client in Node, its stores in memory. */
export interface Device {
  readonly client: Client;
  readonly userId: string;
  /**
   * `connected` false: every request fails as without a network. `answers` false: each reaches the server, and its answer is lost. `busy` true: what tells of reading is asked to come again later. `expired` true: every token is refused softly. `tell` says what
   * a browser says when its machine loses its network or has one again.
   */
  readonly network: {
    connected: boolean;
    answers: boolean;
    busy: boolean;
    expired: boolean;
    readonly tell: (isThere: boolean) => void;
  };
  /** The page is loaded anew: another client goes on with what this one stored. The keys of messages are in memory, and end. */
  reload(): Promise<Device>;
  /** Waits for a snapshot that `isSo`, and gives what it gave. `what` names it in the failure. */
  until<Result>(what: string, isSo: (snapshot: ClientSnapshot) => Result | null | undefined | false): Promise<Result>;
}

/** Signs a person in on a new device, through the server's own sign-in, as far as the session goes by itself. */
export async function newDevice(server: RunningServer, userId: string, notifier?: Notifier): Promise<Device> {
  const listeners = new Set<(isThere: boolean) => void>();
  const tell = (isThere: boolean) => {
    for (const listener of listeners) listener(isThere);
  };
  const network = { connected: true, answers: true, busy: false, expired: false, tell };
  const memory = memoryPorts({ baseUrl: server.baseUrl, deviceDisplayName: "Conclave on Node" });
  const ports: ClientPorts = {
    ...memory,
    ...(notifier && { notifier }),
    async fetch(url, init) {
      if (!network.connected) throw new TypeError("the network is cut");
      if (network.expired) return softlyRefused();
      if (network.busy && /\/(receipt|read_markers)\b/.test(url)) return toldToWait();
      const answer = await memory.fetch(url, init);
      if (!network.answers) throw new TypeError("the answer is lost");
      return answer;
    },
    onNetworkChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const device = deviceOn(server, ports, userId, network);
  await device.client.commands.start();
  await server.signIn(device.client, userId);
  await device.until("past starting", ({ session }) => session.state !== "starting");
  return device;
}

function deviceOn(server: RunningServer, ports: ClientPorts, userId: string, network: Device["network"]): Device {
  const client = createClient(ports);
  server.onClose(() => client.stop());
  return {
    client,
    userId,
    network,
    until: (what, isSo) => until(client, what, isSo),
    async reload() {
      await client.stop();
      const again = deviceOn(server, ports, userId, network);
      await again.client.commands.start();
      return again;
    },
  };
}

/** A person on a first device with everything set up; `recoveryKey` opens their history. */
export async function newPerson(
  server: RunningServer,
  name: string,
  notifier?: Notifier,
): Promise<{ readonly device: Device; readonly recoveryKey: string }> {
  const device = await newDevice(server, await server.createAccount(name), notifier);
  const { recoveryKey } = await device.client.commands.setUpRecovery();
  await device.client.commands.confirmRecoverySaved(recoveryKey);
  await device.until("ready", ({ session }) => session.state === "ready");
  return { device, recoveryKey };
}

/** Puts two people into a direct chat, with its timeline open on both sides. */
export async function directChat(one: Device, other: Device): Promise<string> {
  const { roomId } = await one.client.commands.openDirectChat(other.userId);
  await other.until("the invitation", ({ rooms }) =>
    rooms.entries.some((entry) => entry.roomId === roomId && entry.membership === "invited"),
  );
  await other.client.commands.acceptInvitation(roomId);
  await one.client.commands.openTimeline(roomId);
  await other.client.commands.openTimeline(roomId);
  await one.until("both joined", ({ openRooms }) =>
    openRooms[roomId]?.members?.every(({ membership }) => membership === "joined"),
  );
  return roomId;
}

/** The texts of a room's open timeline, oldest first; what can't be read as `?`. */
export function texts(snapshot: ClientSnapshot, roomId: string): readonly string[] {
  return itemsOf(snapshot, roomId).flatMap((item) =>
    item.kind === "message" ? [item.body] : item.kind === "undecryptable" ? ["?"] : [],
  );
}

export function itemsOf(snapshot: ClientSnapshot, roomId: string): readonly TimelineItem[] {
  return snapshot.openRooms[roomId]?.items ?? [];
}

/** Sends a text and waits until the other device reads it. */
export async function say(from: Device, to: Device, roomId: string, body: string): Promise<void> {
  await from.client.commands.sendText(roomId, body);
  await to.until(`"${body}" read`, (snapshot) => texts(snapshot, roomId).includes(body));
}

/** Whether a message of a room could not be sent, for a reason; to be waited for. */
export const sendFailed = (roomId: string, code: FailureCode) => (snapshot: ClientSnapshot) =>
  itemsOf(snapshot, roomId).some(
    (item) => item.kind === "message" && item.sending?.state === "failed" && item.sending.failure.code === code,
  );

/** What helps to understand a failure. */
function described(snapshot: ClientSnapshot): string {
  const rooms = Object.keys(snapshot.openRooms).map((roomId) => `${roomId}: ${texts(snapshot, roomId).join(" | ")}`);
  return [JSON.stringify(snapshot.session), JSON.stringify(snapshot.encryption), ...rooms].join("\n");
}

/** As the server answers who asks too often (spec "Rate limiting"). */
function toldToWait(): Response {
  return Response.json({ errcode: "M_LIMIT_EXCEEDED", error: "too often", retry_after_ms: 10 }, { status: 429 });
}

/** As the server answers when a token has expired and can't be refreshed (spec "Soft logout"). */
function softlyRefused(): Response {
  return Response.json({ errcode: "M_UNKNOWN_TOKEN", error: "expired", soft_logout: true }, { status: 401 });
}

function until<Result>(
  client: Client,
  what: string,
  isSo: (snapshot: ClientSnapshot) => Result | null | undefined | false,
): Promise<Result> {
  return new Promise((resolve, reject) => {
    let end: (() => void) | null = null;
    const timer = setTimeout(() => {
      end?.();
      reject(new Error(`waited in vain for: ${what}\n${described(client.snapshot())}`));
    }, patience);
    const look = (snapshot: ClientSnapshot) => {
      const result = isSo(snapshot);
      if (result === null || result === undefined || result === false) return;
      clearTimeout(timer);
      end?.();
      resolve(result);
    };
    end = client.subscribe(look);
    // A listener is called within subscribe, before it can be ended.
    look(client.snapshot());
  });
}
