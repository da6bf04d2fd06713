import { existsSync, readFileSync } from "node:fs";
import { dirname, join, sep } from "node:path";
import { AppError } from "@conclave/base/app-error";
import { keyFileGuardian } from "@conclave/vault/key-file";
import { readKeysFile, wrappingKeysOf } from "@conclave/vault/keys-file";
import type { Config } from "../../config/config.ts";
import { describeError } from "../../error-text.ts";
import type { Finding } from "./finding.ts";

/** Whether the root key is there, guarded, and opens the data keys. Changes nothing. */
export async function checkKeys(config: Config): Promise<Finding[]> {
  const { rootKeyFile } = config.keys;
  const keysFile = join(config.storage.data, "keys.json");
  if (!existsSync(rootKeyFile) && !existsSync(keysFile)) return [checkPlace(rootKeyFile, config.storage.data)];
  const isProduction = config.server.mode === "production";
  const guardian = keyFileGuardian(rootKeyFile, isProduction ? config.storage.data : undefined);
  try {
    const rootKey = await guardian.rootKey();
    if (existsSync(keysFile)) readKeysFile(readFileSync(keysFile, "utf8"), wrappingKeysOf(rootKey));
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return [{ check: "root key", level: "failure", text: describeError(error), remedy: seeAbove }];
  }
  if (rootKeyFile.startsWith(config.storage.data + sep)) {
    return [
      {
        check: "root key",
        level: "notice",
        text: {
          en: "the root key lies in the data folder: whoever copies the one has the other",
          zh: "根密钥位于数据文件夹内:复制数据者即得到密钥",
        },
        remedy: {
          en: "Good for evaluation. Before real use, move it elsewhere and set CONCLAVE_ROOT_KEY_FILE.",
          zh: "可用于评估。正式使用前,请将其移到别处并设置 CONCLAVE_ROOT_KEY_FILE。",
        },
      },
    ];
  }
  return [
    {
      check: "root key",
      level: "ok",
      text: { en: `${rootKeyFile} is guarded and opens the data keys`, zh: `${rootKeyFile} 受到保护,并可打开数据密钥` },
    },
  ];
}

const seeAbove = {
  en: "Do what the message says before the server is started.",
  zh: "启动服务器之前,请按上述说明处理。",
};

function checkPlace(rootKeyFile: string, dataFolder: string): Finding {
  const folder = dirname(rootKeyFile);
  if (folder === dataFolder || existsSync(folder)) {
    return {
      check: "root key",
      level: "ok",
      text: { en: `${rootKeyFile} will be made at the first start`, zh: `${rootKeyFile} 将在首次启动时创建` },
    };
  }
  return {
    check: "root key",
    level: "failure",
    text: { en: `there is no folder ${folder} for the root key`, zh: `根密钥所在的文件夹 ${folder} 不存在` },
    remedy: {
      en: `Make it, for the server's user alone: install -d -m 700 ${folder}`,
      zh: `请创建仅服务器用户可访问的文件夹:install -d -m 700 ${folder}`,
    },
  };
}
