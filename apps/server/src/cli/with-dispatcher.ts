import { AppError } from "@conclave/base/app-error";
import type { Clock } from "@conclave/base/clock";
import type { Randomness } from "@conclave/base/randomness";
import type { Dispatcher } from "@conclave/services/core/verb";
import { readIdentity } from "@conclave/services/instance/read-identity";
import type { Config } from "../config/config.ts";
import { controlDispatcher } from "../control/control-dispatcher.ts";
import { findDataOwner } from "../lifecycle/data-lock.ts";
import { controlSocketOf, type DataFolder, dataPatience, hasData, openDataFolder } from "../wire/data-folder.ts";
import { openLocalVerbs } from "../wire/local-verbs.ts";
import { settingsOf } from "../wire/settings.ts";
import { settleName } from "../wire/settle-name.ts";

/** How long an owner that doesn't answer is waited for before it is asked again, in milliseconds. */
const pause = 500;

/** What the data is opened with. */
export interface DispatcherPorts {
  readonly clock: Clock;
  readonly randomness: Randomness;
}

/**
 * Lets a command run verbs: those of the running server, if there is one; otherwise the data is opened for as long as the job
 * takes (docs/decisions/0005). An owner that doesn't answer is a server that is just starting or ending, or another command:
 * it is waited for.
 *
 * @param ifMissing whether the command begins the data where there is none; most have nothing to say then.
 * @throws what the job throws; AppError `DATA_MISSING` where there is no data and none is to be created, `DATA_IN_USE` when the owner neither answers nor goes, or what opening refuses with.
 */
export async function withDispatcher<Result>(
  config: Config,
  { clock, randomness }: DispatcherPorts,
  job: (dispatcher: Dispatcher) => Promise<Result>,
  ifMissing: "create" | "refuse" = "refuse",
): Promise<Result> {
  const folder = config.storage.data;
  if (ifMissing === "refuse" && !hasData(folder)) throw noDataIn(folder);
  const remote = controlDispatcher(controlSocketOf(folder));
  const end = clock.now() + dataPatience;
  for (;;) {
    if (findDataOwner(folder) !== undefined && (await answers(remote))) return job(remote);
    try {
      const data = await openDataFolder(config, { clock, randomness, patience: pause });
      return await runOn(data, { config, clock, randomness }, job);
    } catch (error) {
      if (!(error instanceof AppError && error.code === "DATA_IN_USE") || clock.now() >= end) throw error;
    }
  }
}

async function runOn<Result>(
  data: DataFolder,
  { config, ...ports }: DispatcherPorts & { readonly config: Config },
  job: (dispatcher: Dispatcher) => Promise<Result>,
): Promise<Result> {
  try {
    const verbs = await openLocalVerbs({ data, settings: settingsOf(config), ...ports });
    try {
      await settleName(config, verbs.dispatcher);
      return await job(verbs.dispatcher);
    } finally {
      await verbs.close();
    }
  } finally {
    data.release();
  }
}

function noDataIn(folder: string): AppError {
  return new AppError(
    "DATA_MISSING",
    `There is no data in ${folder}. Start the server once, or say where the data is (storage.data, CONCLAVE_DATA).`,
  );
}

/** Whether a server is there. Asked first, so that a command is never sent to one that could be gone before it answers. */
async function answers(remote: Dispatcher): Promise<boolean> {
  try {
    await remote.run(readIdentity, null);
    return true;
  } catch (error) {
    if (error instanceof AppError && error.code === "SERVER_UNREACHABLE") return false;
    throw error;
  }
}
