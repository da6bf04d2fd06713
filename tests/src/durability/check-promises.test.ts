import { deepEqual, ok } from "node:assert/strict";
import { cpSync, rmSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { type ServerProcess, startServerProcess } from "../process/server-process.ts";
import { temporaryFolder } from "../process/temporary-folder.ts";
import { gatherCast } from "./cast.ts";
import { checkPromises } from "./check-promises.ts";
import { createLedger } from "./ledger.ts";
import { createListener } from "./listener.ts";
import { startLoad } from "./load.ts";
import { untilAcknowledged } from "./run-kills.ts";
import { settle } from "./settle.ts";

test("the checks are silent when all is there, and notice what a server lost", async () => {
  const folder = join(temporaryFolder(), "data");
  const copy = join(temporaryFolder(), "copy");
  const ledger = createLedger();
  let server = await startServerProcess({ folder });
  const cast = await gatherCast(server.baseUrl);
  const listeners = cast.people.map((person) => createListener(person, cast.rooms));
  for (const listener of listeners) await listener.listen(server.baseUrl, 0);
  const loadAndKill = async (loaded: ServerProcess, seed: number) => {
    const load = startLoad(loaded.baseUrl, { cast, ledger, listeners, seed });
    await untilAcknowledged(ledger, ledger.acknowledged() + 150, load);
    await loaded.kill("server");
    await load.ended;
  };

  await loadAndKill(server, 1);
  server = await startServerProcess({ folder });
  deepEqual(await settle(server.baseUrl, ledger), []);
  deepEqual(await checkPromises(server.baseUrl, { cast, ledger, listeners }), []);
  await server.stop();
  cpSync(folder, copy, { recursive: true });

  await loadAndKill(await startServerProcess({ folder }), 2);
  rmSync(folder, { recursive: true });
  cpSync(copy, folder, { recursive: true });
  server = await startServerProcess({ folder });
  const broken = await checkPromises(server.baseUrl, { cast, ledger, listeners });
  await server.stop();
  for (const sentence of [
    /^send \d+ was acknowledged, and is gone/,
    /heard \d+ events of/,
    /^account-data should be/,
  ]) {
    ok(
      broken.some((each) => sentence.test(each)),
      `nobody noticed ${sentence} among ${broken.join("\n")}`,
    );
  }
});
