import { AppError } from "@conclave/base/app-error";
import type { Dispatcher } from "@conclave/services/core/verb";
import { readIdentity } from "@conclave/services/instance/read-identity";
import { setUp } from "@conclave/services/instance/set-up";
import type { Config } from "../config/config.ts";

/**
 * Makes the server what the configuration says that it is, before anybody has set it up.
 *
 * @throws AppError `SERVER_NAME_CHANGED` when the configuration names another server than the data is of.
 */
export async function settleName(config: Config, dispatcher: Dispatcher): Promise<void> {
  const { name } = config.server;
  if (name === undefined) return;
  const identity = await dispatcher.run(readIdentity, null);
  if (identity === undefined) {
    await dispatcher.run(setUp, { serverName: name, organisation: name });
  } else if (identity.serverName !== name) {
    throw new AppError(
      "SERVER_NAME_CHANGED",
      `The data folder is that of ${identity.serverName}, and a server's name can't change. Set CONCLAVE_SERVER_NAME to it, or name another data folder.`,
    );
  }
}
