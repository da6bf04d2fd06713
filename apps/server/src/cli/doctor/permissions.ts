import { accessSync, constants, existsSync, statSync } from "node:fs";
import { dirname } from "node:path";
import type { Config } from "../../config/config.ts";
import type { Finding } from "./finding.ts";

/** Whether the data folder and the configuration file are this user's alone. */
export function checkPermissions(config: Config): Finding[] {
  const findings = [checkDataFolder(config.storage.data)];
  if (config.file !== undefined && isOpenTo(config.file, 0o022)) {
    findings.push({
      check: "permissions",
      level: "warning",
      text: { en: `others may change ${config.file}`, zh: `其他用户可以修改 ${config.file}` },
      remedy: { en: `Run: chmod go-w ${config.file}`, zh: `运行:chmod go-w ${config.file}` },
    });
  }
  return findings;
}

function checkDataFolder(folder: string): Finding {
  if (!existsSync(folder)) return checkPlaceFor(folder);
  if (!statSync(folder).isDirectory()) {
    return failure(`${folder} is not a folder`, `${folder} 不是文件夹`, {
      en: "Name another data folder (CONCLAVE_DATA).",
      zh: "请指定其他数据文件夹(CONCLAVE_DATA)。",
    });
  }
  if (!isWritable(folder)) return notWritable(folder);
  if (isOpenTo(folder, 0o077)) {
    return failure(`others may look into ${folder}`, `其他用户可以查看 ${folder}`, {
      en: `Run: chmod 700 ${folder}`,
      zh: `运行:chmod 700 ${folder}`,
    });
  }
  return {
    check: "permissions",
    level: "ok",
    text: { en: `${folder} is this user's alone`, zh: `${folder} 仅此用户可访问` },
  };
}

function checkPlaceFor(folder: string): Finding {
  let above = dirname(folder);
  while (!existsSync(above)) above = dirname(above);
  if (!isWritable(above)) return notWritable(above);
  return {
    check: "permissions",
    level: "ok",
    text: { en: `${folder} will be made at the first start`, zh: `${folder} 将在首次启动时创建` },
  };
}

function notWritable(folder: string): Finding {
  return failure(`this user can't write to ${folder}`, `此用户无法写入 ${folder}`, {
    en: `Give it to the user that runs the server: chown USER ${folder}`,
    zh: `请将其交给运行服务器的用户:chown 用户 ${folder}`,
  });
}

function failure(en: string, zh: string, remedy: Finding["text"]): Finding {
  return { check: "permissions", level: "failure", text: { en, zh }, remedy };
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function isOpenTo(path: string, mask: number): boolean {
  return (statSync(path).mode & mask) !== 0;
}
