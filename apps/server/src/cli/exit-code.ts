import type { Text } from "../text.ts";

/** What a command's end tells the script that called it. A number keeps its meaning for ever. */
export const exitCodes = {
  ok: 0,
  failed: 1,
  usage: 2,
  configuration: 3,
  refused: 4,
  notFound: 5,
  inUse: 6,
  warnings: 7,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** The meaning of each exit code, as `--help` shows it. */
export const exitCodeMeanings: Readonly<Record<ExitCode, Text>> = {
  0: { en: "done", zh: "完成" },
  1: { en: "failed", zh: "失败" },
  2: { en: "the command line is not understood", zh: "无法理解命令行" },
  3: { en: "the configuration is wrong", zh: "配置有误" },
  4: { en: "refused: not permitted, or not safe", zh: "被拒绝:不允许或不安全" },
  5: { en: "not found", zh: "未找到" },
  6: { en: "the data folder or the port is in use", zh: "数据文件夹或端口已被占用" },
  7: { en: "done, with warnings", zh: "完成,但有警告" },
};

/** The exit code for the code of an `AppError`. */
export function exitCodeOf(code: string): ExitCode {
  if (code === "DATA_IN_USE" || code === "PORT_IN_USE") return exitCodes.inUse;
  if (code === "M_NOT_FOUND" || code === "DATA_MISSING") return exitCodes.notFound;
  if (code === "M_FORBIDDEN" || code === "ROOT_KEY_EXPOSED" || code === "ROOT_KEY_INSIDE_DATA")
    return exitCodes.refused;
  // What the configuration names can't be used: the certificate and its key.
  if (code.startsWith("TLS_")) return exitCodes.configuration;
  return exitCodes.failed;
}
