import type { Config } from "../../config/config.ts";
import { loadConfig } from "../../config/load.ts";
import { ConfigError, describeProblem } from "../../config/problem.ts";
import { type Call, type Command, type CommandContext, configOption, jsonOption } from "../command.ts";
import { checkCertificate } from "../doctor/certificate.ts";
import { judgeClock, observeClock } from "../doctor/clock.ts";
import { judgeDisk, observeFreeBytes } from "../doctor/disk.ts";
import { type Finding, type Level, worstOf } from "../doctor/finding.ts";
import { checkKeys } from "../doctor/keys.ts";
import { checkPermissions } from "../doctor/permissions.ts";
import { checkPorts } from "../doctor/ports.ts";
import { judgeRuntime, observeRuntime } from "../doctor/runtime.ts";
import { type ExitCode, exitCodes } from "../exit-code.ts";

/** `conclave doctor` */
export const command: Command = {
  summary: {
    en: "Look for what is wrong with this machine and configuration, and say how to mend it.",
    zh: "检查本机与配置的问题,并说明如何解决。",
  },
  details: {
    en: "Changes nothing and contacts nobody. Ends with 1 when something fails, 3 when it is the configuration, 7 when there are only warnings.",
    zh: "不做任何更改,不联系任何人。有失败项时退出码为 1,配置有误为 3,仅有警告为 7。",
  },
  operands: [],
  options: [configOption, jsonOption],
  async run(call, context) {
    const runtime = judgeRuntime(observeRuntime());
    const loaded = load(call, context);
    const findings =
      "problems" in loaded
        ? [...runtime, ...loaded.problems]
        : [...runtime, ...(await examine(loaded.config, context))];
    const worst = worstOf(findings);
    if (call.flag("json")) context.print(JSON.stringify({ worst, findings }, null, 2));
    else for (const finding of findings) context.print(describe(finding, context));
    return "problems" in loaded ? exitCodes.configuration : exitCodeFor(worst);
  },
};

async function examine(config: Config, { clock }: CommandContext): Promise<Finding[]> {
  const now = clock.now();
  const { data } = config.storage;
  return [
    configurationIsValid(config),
    ...checkPermissions(config),
    ...(await checkKeys(config)),
    ...checkCertificate(config, now),
    ...(await checkPorts(config)),
    judgeClock(observeClock(now, data)),
    judgeDisk(observeFreeBytes(data)),
  ];
}

function load(call: Call, { environment, workingFolder }: CommandContext) {
  try {
    return { config: loadConfig({ environment, workingFolder, file: call.value("config") }) };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    const problems = error.problems.map(
      (problem): Finding => ({
        check: "configuration",
        level: "failure",
        text: { en: describeProblem(problem, "en"), zh: describeProblem(problem, "zh") },
        remedy: { en: "See docs/reference/configuration.md.", zh: "参见 docs/reference/configuration.zh-CN.md。" },
      }),
    );
    return { problems };
  }
}

function configurationIsValid({ file, server }: Config): Finding {
  return {
    check: "configuration",
    level: "ok",
    text: {
      en: `${file ?? "no conclave.yaml: defaults and variables"}, ${server.mode} mode`,
      zh: `${file ?? "没有 conclave.yaml:使用默认值与环境变量"},${server.mode} 模式`,
    },
  };
}

const marks: Readonly<Record<Level, { en: string; zh: string }>> = {
  ok: { en: "ok     ", zh: "正常" },
  notice: { en: "notice ", zh: "提示" },
  warning: { en: "warning", zh: "警告" },
  failure: { en: "FAILURE", zh: "失败" },
};

function describe({ check, level, text, remedy }: Finding, { language }: CommandContext): string {
  const line = `${marks[level][language]}  ${check}: ${text[language]}`;
  return remedy === undefined ? line : `${line}\n         -> ${remedy[language]}`;
}

function exitCodeFor(worst: Level): ExitCode {
  if (worst === "failure") return exitCodes.failed;
  return worst === "warning" ? exitCodes.warnings : exitCodes.ok;
}
