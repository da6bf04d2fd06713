import { check, readTree } from "./check-tree.ts";

const sources = readTree(process.cwd());
const findings = check(sources);
for (const { path, message } of findings) process.stderr.write(`${path}: ${message}\n`);
process.stdout.write(`${sources.length} files, ${findings.length} findings.\n`);
process.exitCode = findings.length > 0 ? 1 : 0;
