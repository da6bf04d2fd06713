import { once } from "node:events";
import { existsSync } from "node:fs";
import { createServer } from "node:net";
import type { Config } from "../../config/config.ts";
import { findDataOwner } from "../../lifecycle/data-lock.ts";
import type { Finding } from "./finding.ts";

/** Whether the server can listen where it should. */
export async function checkPorts(config: Config): Promise<Finding[]> {
  const owner = existsSync(config.storage.data) ? findDataOwner(config.storage.data) : undefined;
  if (owner) {
    const pid = owner.pid === undefined ? "" : ` (${owner.pid})`;
    return [{ check: "ports", level: "ok", text: { en: `the server is running${pid}`, zh: `服务器正在运行${pid}` } }];
  }
  const findings: Finding[] = [];
  for (const port of [config.server.port, config.console.port]) {
    if (port === undefined) continue;
    for (const address of config.server.host) findings.push(judgePort(address, port, await tryToListen(address, port)));
  }
  return findings;
}

/** The system's refusal (`EADDRINUSE`, ...), or undefined when it lets us listen. */
async function tryToListen(address: string, port: number): Promise<string | undefined> {
  const server = createServer();
  try {
    await once(server.listen(port, address), "listening");
    server.close();
    await once(server, "close");
    return undefined;
  } catch (error) {
    return error instanceof Error && "code" in error ? String(error.code) : "unknown";
  }
}

/** What a refusal to listen means, and how to mend it. */
export function judgePort(address: string, port: number, refusal: string | undefined): Finding {
  const place = address.includes(":") ? `[${address}]:${port}` : `${address}:${port}`;
  const finding = (level: Finding["level"], en: string, zh: string, remedy: Finding["text"]): Finding => ({
    check: "ports",
    level,
    text: { en: `${place} ${en}`, zh: `${place} ${zh}` },
    remedy,
  });
  switch (refusal) {
    case undefined:
      return { check: "ports", level: "ok", text: { en: `${place} is free`, zh: `${place} 可用` } };
    case "EADDRINUSE":
      return finding("failure", "is taken by another program", "已被其他程序占用", {
        en: "Stop that program (ss -ltnp shows it), or choose another port (CONCLAVE_PORT).",
        zh: "停止该程序(ss -ltnp 可查看),或选择其他端口(CONCLAVE_PORT)。",
      });
    case "EACCES":
      return finding("failure", "is reserved for the system", "由系统保留", {
        en: "Choose a port above 1023, or let systemd pass it (AmbientCapabilities=CAP_NET_BIND_SERVICE).",
        zh: "选择大于 1023 的端口,或由 systemd 授权(AmbientCapabilities=CAP_NET_BIND_SERVICE)。",
      });
    case "EADDRNOTAVAIL":
    case "EAFNOSUPPORT":
      // Without IPv6 the server makes do with 127.0.0.1; another address was asked for by name.
      return finding(address === "::1" ? "notice" : "failure", "is not an address of this machine", "不是本机的地址", {
        en: "Correct CONCLAVE_HOST, or give the machine that address.",
        zh: "更正 CONCLAVE_HOST,或为本机配置该地址。",
      });
    default:
      return finding("failure", `can't be listened on (${refusal})`, `无法监听(${refusal})`, {
        en: "Correct CONCLAVE_HOST and CONCLAVE_PORT.",
        zh: "更正 CONCLAVE_HOST 与 CONCLAVE_PORT。",
      });
  }
}
