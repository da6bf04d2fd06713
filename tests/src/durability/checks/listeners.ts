import type { Ledger } from "../ledger.ts";
import type { Listener } from "../listener.ts";
import type { RoomEvent } from "./timelines.ts";

/** Who went on from an old token has heard everything once, in order. */
export async function checkListener(
  baseUrl: string,
  listener: Listener,
  timelines: ReadonlyMap<string, readonly RoomEvent[]>,
  ledger: Ledger,
): Promise<readonly string[]> {
  while (await listener.listen(baseUrl, 0)) {}
  const { userId } = listener.account;
  const broken: string[] = [];
  for (const [roomId, heard] of listener.timelines) {
    const there = (timelines.get(roomId) ?? []).map((event) => event.event_id);
    const place = there.findIndex((eventId, index) => heard[index] !== eventId);
    if (place >= 0 || heard.length !== there.length) {
      broken.push(`${userId} heard ${heard.length} events of ${roomId}, of ${there.length}; they part at ${place}.`);
    }
  }
  return [...broken, ...checkToDevice(listener, ledger)];
}

function checkToDevice({ account, toDevice }: Listener, ledger: Ledger): readonly string[] {
  const broken: string[] = [];
  const sent = new Map(
    ledger
      .entries("to-device")
      .filter(({ act }) => act.to === account)
      .map((entry) => [entry.act.number, entry]),
  );
  let latestBeginning = 0;
  for (const number of toDevice) {
    const entry = sent.get(number);
    sent.delete(number);
    if (entry === undefined) {
      broken.push(`${account.userId} heard the to-device message ${number} twice, or it was never sent.`);
    } else {
      if (entry.answered !== undefined && entry.answered < latestBeginning) {
        broken.push(`The to-device message ${number} came behind what was begun after its acknowledgement.`);
      }
      latestBeginning = Math.max(latestBeginning, entry.begun);
    }
  }
  for (const { act, answered } of sent.values()) {
    if (answered !== undefined) broken.push(`${account.userId} never heard the to-device message ${act.number}.`);
  }
  return broken;
}
