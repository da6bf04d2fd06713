import process from "node:process";
import type { Finding } from "./finding.ts";

/** What runs the program. */
export interface RuntimeFacts {
  readonly node: string;
  readonly openssl: string;
  /** Undefined where there is none (macOS). */
  readonly glibc: string | undefined;
  readonly platform: string;
  readonly isRoot: boolean;
}

/** Asks the process about itself. */
export function observeRuntime(): RuntimeFacts {
  // Without it the report resolves the names of open connections first; the type doesn't know it yet.
  Object.assign(process.report, { excludeNetwork: true });
  // The report's type is open; its header holds the version where there is a glibc.
  const report = process.report.getReport() as { header?: { glibcVersionRuntime?: string } };
  return {
    node: process.versions.node,
    openssl: process.versions.openssl ?? "",
    glibc: report.header?.glibcVersionRuntime,
    platform: process.platform,
    isRoot: process.getuid?.() === 0,
  };
}

/** Node, its cryptography, the C library, and who runs it. `start.js` refuses what can't work at all. */
export function judgeRuntime({ node, openssl, glibc, platform, isRoot }: RuntimeFacts): Finding[] {
  const findings: Finding[] = [];
  findings.push(
    Number.parseInt(node, 10) >= 24
      ? { check: "node", level: "ok", text: { en: `Node ${node}`, zh: `Node ${node}` } }
      : {
          check: "node",
          level: "warning",
          text: {
            en: `Node ${node} runs Conclave, but is not the one it is tested with`,
            zh: `Node ${node} 可运行 Conclave,但并非经过测试的版本`,
          },
          remedy: {
            en: 'Run "npm ci" to install the pinned Node, or install Node 24.',
            zh: '运行 "npm ci" 安装固定版本的 Node,或安装 Node 24。',
          },
        },
  );
  if (!/^3\.([5-9]|\d\d)|^[4-9]/.test(openssl)) {
    findings.push({
      check: "node",
      level: "warning",
      text: {
        en: `OpenSSL ${openssl} has no post-quantum key agreement`,
        zh: `OpenSSL ${openssl} 不支持后量子密钥协商`,
      },
      remedy: { en: "Use the pinned Node (npm ci).", zh: "使用固定版本的 Node(npm ci)。" },
    });
  }
  if (platform === "linux" && glibc !== undefined) {
    findings.push({ check: "glibc", level: "ok", text: { en: `glibc ${glibc}`, zh: `glibc ${glibc}` } });
  }
  if (isRoot) {
    findings.push({
      check: "user",
      level: "notice",
      text: {
        en: "runs as root: a hole in the server would be a hole in the machine",
        zh: "以 root 身份运行:服务器的漏洞将成为整台机器的漏洞",
      },
      remedy: {
        en: "Run the server as a user of its own that owns the data folder.",
        zh: "请以拥有数据文件夹的专用用户运行服务器。",
      },
    });
  }
  return findings;
}
