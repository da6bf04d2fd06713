import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";

// `npm run lock`: writes package-lock.json anew, the same on every machine and from every registry.
// - Without download addresses: whoever installs uses their own registry; the content is held by `integrity`.
// - With an entry for every platform's binary, also those that the registry at hand does not offer: `npm ci` compares the
//   lists, and refuses a lock file that leaves some out.

interface Entry {
  version?: string;
  resolved?: string;
  dev?: boolean;
  optional?: boolean;
  os?: readonly string[];
  cpu?: readonly string[];
  libc?: readonly string[];
  optionalDependencies?: Readonly<Record<string, string>>;
}

const { status } = spawnSync("npm", ["install", "--package-lock-only"], {
  stdio: "inherit",
});
if (status !== 0) process.exit(status ?? 1);

const lock: { packages: Record<string, Entry> } = JSON.parse(readFileSync("package-lock.json", "utf8"));
const missing: Record<string, Entry> = {};
for (const entry of Object.values(lock.packages)) {
  if (entry.resolved?.startsWith("http")) delete entry.resolved;
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    const path = `node_modules/${name}`;
    if (path in lock.packages) continue;
    missing[path] = { version, ...(entry.dev === true && { dev: true }), optional: true, ...platformOf(name) };
  }
}
const entries = Object.entries({ ...lock.packages, ...missing });
const [root, ...others] = entries;
others.sort(([left], [right]) => (left < right ? -1 : 1));
lock.packages = Object.fromEntries(root === undefined ? others : [root, ...others]);
writeFileSync("package-lock.json", `${JSON.stringify(lock, null, 2)}\n`);

/** Reads the platform out of a name such as `@oxlint/binding-linux-arm64-musl`. */
function platformOf(name: string): Pick<Entry, "os" | "cpu" | "libc"> {
  const match =
    /-(android|darwin|freebsd|linux|openharmony|win32)-(arm64|arm|ia32|ppc64|riscv64|s390x|x64)(?:-(\w+))?$/.exec(name);
  const [, os, cpu, system] = match ?? [];
  if (os === undefined || cpu === undefined) throw new Error(`No platform can be read out of ${name}.`);
  const libc = system?.startsWith("musl") ? "musl" : system?.startsWith("gnu") ? "glibc" : undefined;
  return { os: [os], cpu: [cpu], ...(libc !== undefined && { libc: [libc] }) };
}
