import { BoundedMap } from "@conclave/base/bounded-map";
import type { Clock } from "@conclave/base/clock";
import type { Logger } from "@conclave/base/logger";
import type { Dispatcher } from "@conclave/services/core/verb";
import { type DeviceUse, recordLastSeen } from "@conclave/services/devices/record-last-seen";
import type { Origin } from "./authenticate.ts";
import type { Caller } from "./route.ts";

/** Milliseconds between two records of one device. */
const interval = 5 * 60_000;
/** Milliseconds that uses are gathered before they are written in one command. */
const gathering = 5_000;
const batchSize = 100;
const rememberedDevices = 20_000;

/**
 * Gathers when and from where devices are used, outside of the requests: each device at most once in five minutes, many in
 * one command. What was gathered when the server stops is lost, and matters little.
 */
export class LastSeenRecorder {
  readonly #dispatcher: Dispatcher;
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #noted = new BoundedMap<string, number>(rememberedDevices);
  #gathered: DeviceUse[] = [];

  constructor(dispatcher: Dispatcher, clock: Clock, logger: Logger) {
    this.#dispatcher = dispatcher;
    this.#clock = clock;
    this.#logger = logger;
  }

  /** Takes note of a request. */
  note(caller: Caller, origin: Origin): void {
    const key = `${caller.userId} ${caller.deviceId}`;
    const now = this.#clock.now();
    if (now - (this.#noted.get(key) ?? Number.NEGATIVE_INFINITY) < interval) return;
    this.#noted.set(key, now);
    const { userId, deviceId } = caller;
    this.#gathered.push({ userId, deviceId, at: now, address: origin.address, userAgent: origin.userAgent });
    if (this.#gathered.length >= batchSize) void this.#write();
    else if (this.#gathered.length === 1) this.#clock.after(gathering, () => void this.#write());
  }

  async #write(): Promise<void> {
    const uses = this.#gathered;
    if (uses.length === 0) return;
    this.#gathered = [];
    try {
      await this.#dispatcher.run(recordLastSeen, { uses });
    } catch (error) {
      this.#logger.warn({ error }, "The last use of some devices could not be recorded");
    }
  }
}
