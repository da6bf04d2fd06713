import type { Clock } from "@conclave/base/clock";
import type { ReadDatabase } from "@conclave/storage/database/transaction";
import { type Instance, loadInstance, requireInstance } from "../instance/instance.ts";
import type { Settings } from "../instance/settings.ts";
import type { Query } from "./verb.ts";

export interface ReaderOptions {
  readonly database: ReadDatabase;
  readonly settings: Settings;
  readonly clock: Clock;
}

/** Runs queries, each on one snapshot that holds everything answered before it was asked. */
export class Reader {
  readonly #options: ReaderOptions;
  #instance: Instance | undefined;

  constructor(options: ReaderOptions) {
    this.#options = options;
  }

  /** Runs a query; throws what it throws. */
  run<Input, Output>(query: Query<Input, Output>, input: Input): Promise<Output> {
    return this.#options.database.read(async (tx) => {
      // Once set up, nothing of the instance changes but the restore epoch, and that only while the server is stopped.
      this.#instance ??= await loadInstance(tx);
      return query.run(
        {
          tx,
          now: this.#options.clock.now(),
          settings: this.#options.settings,
          instance: () => requireInstance(this.#instance),
        },
        input,
      );
    });
  }
}
