import { parseArgs } from "node:util";
import { temporaryFolder } from "../process/temporary-folder.ts";
import { runKills } from "./run-kills.ts";

// `npm run test:kill -- --runs 50 --seed 7`: kills a server over and over, and says what it lost. Nothing, it is hoped.
const { values } = parseArgs({
  options: { runs: { type: "string", default: "50" }, seed: { type: "string", default: "1" } },
});
// A signal alone would skip what ends the server and removes its folder.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1));
const broken = await runKills({
  folder: temporaryFolder(),
  runs: Number(values.runs),
  seed: Number(values.seed),
  report({ number, victim, awaited, killedAtStart, startedIn, acknowledged, broken: found }) {
    const start = `${killedAtStart ? "killed once more at its start, " : ""}serving after ${startedIn.toFixed(0)} ms`;
    process.stdout.write(
      `${number}: ${victim} killed after ${awaited} answers, ${start}; ${acknowledged} acknowledged, ${found.length} broken\n`,
    );
    for (const promise of found.slice(0, 10)) process.stdout.write(`   ${promise}\n`);
  },
});
process.stdout.write(
  broken.length === 0 ? "Nothing that was acknowledged was lost or doubled.\n" : "Promises were broken.\n",
);
process.exitCode = broken.length === 0 ? 0 : 1;
