import process from "node:process";
import { createSetUpLink } from "@conclave/services/invitations/create-set-up-link";
import { readStatus } from "@conclave/services/invitations/read-status";
import { loadConfig } from "../../config/load.ts";
import { jsonLogger } from "../../wire/logger.ts";
import { startServer } from "../../wire/server.ts";
import { type Command, configOption } from "../command.ts";
import { exitCodes } from "../exit-code.ts";

/** `conclave serve` */
export const command: Command = {
  summary: { en: "Run the server.", zh: "运行服务器。" },
  details: {
    en: "Serves until SIGTERM or SIGINT, then answers what waits, finishes what is under way, and ends.",
    zh: "一直运行,直到收到 SIGTERM 或 SIGINT;随后回复等待中的请求,完成进行中的工作,然后退出。",
  },
  operands: [],
  options: [
    configOption,
    {
      name: "accept-rollback",
      documentation: {
        en: "start on a database that lacks changes which were once committed, accepting their loss",
        zh: "数据库缺少曾经提交的更改时仍然启动,接受其丢失",
      },
    },
  ],
  async run(call, { clock, randomness, environment, workingFolder, print, language, isTerminal }) {
    const config = loadConfig({ environment, workingFolder, file: call.value("config") });
    const logger = jsonLogger(config.logging.level);
    const start = clock.now();
    const server = await startServer({
      config,
      clock,
      randomness,
      logger,
      acceptRollback: call.flag("accept-rollback"),
      onDeath(reason) {
        logger.error({ reason }, "A thread died; the server ends at once");
        process.exit(exitCodes.failed);
      },
    });
    logger.info({ milliseconds: clock.now() - start, mode: config.server.mode }, "The server is serving");
    const words = wordsBy[language];
    print(`${words.chat}: ${server.publicUrl}/`);
    print(`${words.console}: ${server.consoleUrl}`);
    if (!(await server.dispatcher.run(readStatus, null)).isSetUp) {
      // Whoever has the link owns the organisation, so a log file never gets it.
      const shown = isTerminal ? await server.dispatcher.run(createSetUpLink, { by: "server" }) : undefined;
      print(shown === undefined ? words.askForLink : `${words.setUp}: ${shown.link}`);
    }

    const signal = await stopSignal();
    logger.info({ signal }, "The server is stopping");
    await server.close();
    logger.info({}, "The server has stopped");
    return exitCodes.ok;
  },
};

const wordsBy = {
  en: {
    chat: "Chat",
    console: "Console",
    setUp: "Set up (once, within an hour)",
    askForLink: "Not set up yet. Make a set-up link with: npm run conclave -- setup-link",
  },
  zh: {
    chat: "聊天",
    console: "控制台",
    setUp: "初始设置(仅可使用一次,一小时内有效)",
    askForLink: "尚未完成初始设置。请运行 npm run conclave -- setup-link 生成设置链接",
  },
} as const;

/** Resolves at the first request to stop; a terminal's Ctrl-C arrives twice, and the second one changes nothing. */
function stopSignal(): Promise<string> {
  return new Promise((resolve) => {
    for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.on(signal, () => resolve(signal));
  });
}
