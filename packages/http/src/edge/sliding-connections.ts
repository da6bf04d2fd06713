import type { Clock } from "@conclave/base/clock";
import type { ConnectionState } from "@conclave/services/sync/sliding/sliding-request";

/** What a client may come back with, and where the connection stands then. */
interface Place {
  readonly pos: string;
  readonly state: ConnectionState;
}

/** The connections of one device, the one that was used longest ago first. */
type DeviceConnections = Map<string, readonly Place[]>;

export interface ConnectionKey {
  readonly userId: string;
  readonly deviceId: string;
  /** `conn_id`, or empty. */
  readonly connectionId: string;
}

/** How much is kept; beyond that, whoever was not heard of for longest begins anew. */
export interface ConnectionLimits {
  /** Roughly, over all devices. */
  readonly bytes: number;
  readonly connectionsOfDevice: number;
}

const usualLimits: ConnectionLimits = { bytes: 64 * 1_048_576, connectionsOfDevice: 10 };

/** Answers that may still be on their way, beside the one that the client has. */
const answersOnTheirWay = 3;

/**
 * Where each sliding sync connection stands, in memory: after a restart clients begin anew (decision 0015). A place is kept until
 * the client comes with a later one, so that an answer that was lost can be given again.
 */
export class SlidingConnections {
  readonly #limits: ConnectionLimits;
  /** The device that was heard of longest ago first. */
  readonly #devices = new Map<string, DeviceConnections>();
  #bytes = 0;
  #serial: number;

  /** Serials begin at the time of the start, so that no place of an earlier run is taken for one of this. */
  constructor(clock: Clock, limits: ConnectionLimits = usualLimits) {
    this.#serial = clock.now();
    this.#limits = limits;
  }

  /** A number that no other answer has. */
  nextSerial(): number {
    return ++this.#serial;
  }

  /** Roughly how much memory the connections take. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Begins a connection anew; what it was is forgotten. */
  begin(key: ConnectionKey): void {
    this.#replace(key, []);
  }

  /** Where a client stands that comes with `pos`; undefined when that is not known (any more). What is older is forgotten. */
  resume(key: ConnectionKey, pos: string): ConnectionState | undefined {
    const places = this.#devices.get(deviceOf(key))?.get(key.connectionId) ?? [];
    const index = places.findIndex((place) => place.pos === pos);
    if (index === -1) return undefined;
    this.#replace(key, places.slice(index));
    return places[index]?.state;
  }

  /** Keeps where a client will stand who comes with `pos`. */
  keep(key: ConnectionKey, pos: string, state: ConnectionState): void {
    const [first, ...others] = this.#devices.get(deviceOf(key))?.get(key.connectionId) ?? [];
    const kept = first === undefined ? [] : [first, ...others.slice(-answersOnTheirWay + 1)];
    this.#replace(key, [...kept, { pos, state }]);
    this.#shrink(deviceOf(key));
  }

  #replace(key: ConnectionKey, places: readonly Place[]): void {
    const name = deviceOf(key);
    const device = this.#devices.get(name) ?? new Map<string, readonly Place[]>();
    this.#bytes += sizeOf(places) - sizeOf(device.get(key.connectionId) ?? []);
    device.delete(key.connectionId);
    if (places.length > 0) device.set(key.connectionId, places);
    for (const [oldest, those] of device) {
      if (device.size <= this.#limits.connectionsOfDevice) break;
      this.#bytes -= sizeOf(those);
      device.delete(oldest);
    }
    this.#devices.delete(name);
    if (device.size > 0) this.#devices.set(name, device);
  }

  #shrink(except: string): void {
    for (const [name, device] of this.#devices) {
      if (this.#bytes <= this.#limits.bytes || name === except) break;
      for (const places of device.values()) this.#bytes -= sizeOf(places);
      this.#devices.delete(name);
    }
  }
}

function deviceOf({ userId, deviceId }: ConnectionKey): string {
  return `${userId} ${deviceId}`;
}

/** A room's entry takes some 200 bytes beside the names in it. */
function sizeOf(places: readonly Place[]): number {
  let bytes = 0;
  for (const { state } of places) {
    bytes += 500 + JSON.stringify(state.wishes).length;
    for (const { members } of state.rooms) bytes += 200 + 40 * members.length;
  }
  return bytes;
}
