import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Finding } from "./finding.ts";

/** A clock before this is wrong: the day when the check was written. */
const earliestTime = Date.UTC(2026, 0, 1);
/** How far a file's time may lie ahead of the clock, in milliseconds. */
const tolerance = 120_000;

/** What is known of the time. */
export interface ClockFacts {
  readonly now: number;
  /** When the newest file of the data folder was written; undefined when there is none. */
  readonly newestWrite: number | undefined;
  /** Whether something keeps the clock right; undefined when that can't be seen. */
  readonly isSynchronized: boolean | undefined;
}

/** Looks at the data folder and at what the usual time services leave behind. Asks nobody outside. */
export function observeClock(now: number, dataFolder: string): ClockFacts {
  const times = existsSync(dataFolder)
    ? readdirSync(dataFolder).map((name) => statSync(join(dataFolder, name), { throwIfNoEntry: false })?.mtimeMs ?? 0)
    : [];
  return {
    now,
    newestWrite: times.length > 0 ? Math.max(...times) : undefined,
    isSynchronized: ["/run/systemd/timesync/synchronized", "/run/chrony/chronyd.pid", "/run/ntpd.pid"].some((file) =>
      existsSync(file),
    )
      ? true
      : undefined,
  };
}

/** Whether the clock can be believed: events, tokens and certificates are dated by it. */
export function judgeClock({ now, newestWrite, isSynchronized }: ClockFacts): Finding {
  const shown = new Date(now).toISOString();
  const remedy = {
    en: "Set the clock and keep it right (timedatectl set-ntp true, or chrony).",
    zh: "校准时钟并保持同步(timedatectl set-ntp true,或使用 chrony)。",
  };
  if (now < earliestTime) {
    return {
      check: "clock",
      level: "failure",
      text: { en: `the clock says ${shown}`, zh: `时钟显示 ${shown}` },
      remedy,
    };
  }
  if (newestWrite !== undefined && newestWrite > now + tolerance) {
    const written = new Date(newestWrite).toISOString();
    return {
      check: "clock",
      level: "failure",
      text: {
        en: `the clock says ${shown}, but the data was written at ${written}`,
        zh: `时钟显示 ${shown},但数据写入于 ${written}`,
      },
      remedy,
    };
  }
  if (isSynchronized !== true) {
    return {
      check: "clock",
      level: "notice",
      text: { en: `${shown}; nothing is seen that keeps it right`, zh: `${shown};未发现时间同步服务` },
      remedy,
    };
  }
  return { check: "clock", level: "ok", text: { en: `${shown}, kept right`, zh: `${shown},已同步` } };
}
