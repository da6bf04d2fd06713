import { equal } from "node:assert/strict";
import { test } from "node:test";
import { judgeExpiry } from "./certificate.ts";
import { judgeClock } from "./clock.ts";
import { judgeDisk } from "./disk.ts";
import { type Finding, type Level, worstOf } from "./finding.ts";
import { judgePort } from "./ports.ts";
import { judgeRuntime } from "./runtime.ts";

const now = Date.UTC(2026, 5, 1);
const day = 86_400_000;
const gibibyte = 1_073_741_824;
const runtime = { node: "24.21.0", openssl: "3.5.8", glibc: "2.36", platform: "linux", isRoot: false };
const clock = { now, newestWrite: now - 1000, isSynchronized: true };

test("what is found is judged", async (t) => {
  const rows: readonly [string, Level, readonly Finding[]][] = [
    ["the pinned Node", "ok", judgeRuntime(runtime)],
    ["another Node", "warning", judgeRuntime({ ...runtime, node: "22.19.0" })],
    ["an old OpenSSL", "warning", judgeRuntime({ ...runtime, openssl: "3.0.17" })],
    ["a newer OpenSSL", "ok", judgeRuntime({ ...runtime, openssl: "3.10.0" })],
    ["root", "notice", judgeRuntime({ ...runtime, isRoot: true })],
    ["macOS", "ok", judgeRuntime({ ...runtime, platform: "darwin", glibc: undefined })],
    ["a right clock", "ok", [judgeClock(clock)]],
    ["an empty data folder", "ok", [judgeClock({ ...clock, newestWrite: undefined })]],
    ["nothing keeps the clock", "notice", [judgeClock({ ...clock, isSynchronized: undefined })]],
    ["a clock without a battery", "failure", [judgeClock({ ...clock, now: 0 })]],
    ["data from the future", "failure", [judgeClock({ ...clock, newestWrite: now + 3_600_000 })]],
    ["data from a moment ahead", "ok", [judgeClock({ ...clock, newestWrite: now + 1000 })]],
    ["room on the disk", "ok", [judgeDisk(2 * gibibyte)]],
    ["little room", "warning", [judgeDisk(2 * gibibyte - 1)]],
    ["hardly any room", "failure", [judgeDisk(gibibyte / 5)]],
    ["a long certificate", "ok", [judgeExpiry(14 * day)]],
    ["a certificate to renew", "warning", [judgeExpiry(14 * day - 1)]],
    ["a free port", "ok", [judgePort("127.0.0.1", 8008, undefined)]],
    ["a taken port", "failure", [judgePort("127.0.0.1", 8008, "EADDRINUSE")]],
    ["a reserved port", "failure", [judgePort("0.0.0.0", 443, "EACCES")]],
    ["no IPv6", "notice", [judgePort("::1", 8008, "EADDRNOTAVAIL")]],
    ["an address of another machine", "failure", [judgePort("192.0.2.1", 8008, "EADDRNOTAVAIL")]],
  ];
  for (const [name, level, findings] of rows) {
    await t.test(name, () => {
      equal(worstOf(findings), level);
      for (const finding of findings) {
        if (finding.level !== "ok") equal(typeof finding.remedy?.zh, "string", "says how to mend it");
      }
    });
  }
});
