import { statSync } from "node:fs";
import { AppError } from "@conclave/base/app-error";
import type { Config } from "../../config/config.ts";
import { describeError } from "../../error-text.ts";
import { readCertificate } from "../../tls/certificate.ts";
import type { Finding } from "./finding.ts";

const day = 86_400_000;
const renewBefore = 14 * day;

/** Whether the certificate can be served, for how long, and whether its key is kept. Nothing to say without one. */
export function checkCertificate({ tls }: Config, now: number): Finding[] {
  const { certificate, key } = tls;
  if (certificate === undefined || key === undefined) return [];
  let expiresAt: number;
  try {
    ({ expiresAt } = readCertificate({ certificate, key }, now));
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const remedy = { en: "Put a valid pair in place.", zh: "请放置有效的证书与私钥。" };
    return [{ check: "certificate", level: "failure", text: describeError(error), remedy }];
  }
  const findings = [judgeExpiry(expiresAt - now)];
  if ((statSync(key).mode & 0o007) !== 0) {
    findings.push({
      check: "certificate",
      level: "warning",
      text: { en: `everybody on this machine may read ${key}`, zh: `本机所有用户均可读取 ${key}` },
      remedy: { en: `Run: chmod o-rwx ${key}`, zh: `运行:chmod o-rwx ${key}` },
    });
  }
  return findings;
}

/** @param left milliseconds until the certificate expires. */
export function judgeExpiry(left: number): Finding {
  const days = Math.floor(left / day);
  const text = { en: `the certificate is valid for ${days} more days`, zh: `证书还有 ${days} 天有效` };
  if (left >= renewBefore) return { check: "certificate", level: "ok", text };
  return {
    check: "certificate",
    level: "warning",
    text,
    remedy: {
      en: "Renew it; the server takes the new files in by itself.",
      zh: "请续期;服务器会自动读取新文件。",
    },
  };
}
