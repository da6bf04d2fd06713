import type { AppError } from "@conclave/base/app-error";
import type { Text } from "./text.ts";

/** What the refusals mean that a person at the machine may meet; their own words name the file or process. */
const meanings: Readonly<Record<string, string>> = {
  DATA_IN_USE: "数据文件夹正被另一个进程使用。请先停止该服务器,或指定其他文件夹(CONCLAVE_DATA)。",
  DATA_MISSING: "该文件夹中没有数据。请先启动一次服务器,或指定数据所在位置(storage.data,CONCLAVE_DATA)。",
  SERVER_UNREACHABLE: "正在运行的服务器没有应答。它是否正在启动或停止?请稍后重试。",
  PORT_IN_USE: "端口已被其他程序占用。",
  ROOT_KEY_MISSING: "找不到根密钥文件。请从安全副本中恢复,或指定正确的路径。",
  ROOT_KEY_UNREADABLE: "当前用户无法读取根密钥文件。请将其交给运行服务器的用户(chown)。",
  ROOT_KEY_EXPOSED: "其他用户可以访问根密钥文件。请收紧权限(chmod 600)或更改所有者(chown)。",
  ROOT_KEY_DAMAGED: "根密钥文件已损坏。请从安全副本中恢复。",
  ROOT_KEY_INSIDE_DATA: "根密钥文件位于数据文件夹之内。请将其移到别处。",
  SEAL_BROKEN: "已封存的内容被损坏,或使用了其他密钥封存。",
  VAULT_MISSING: "缺少数据密钥文件。请从备份中恢复。",
  VAULT_DAMAGED: "数据密钥文件已损坏。请从备份中恢复;没有它,数据无法读取。",
  VAULT_WRONG_ROOT_KEY: "数据密钥属于另一个根密钥。请使用创建此数据文件夹时的根密钥。",
  VAULT_FORMAT_UNKNOWN: "数据密钥由更新版本的 Conclave 写入。请使用该版本。",
  VAULT_KEY_UNKNOWN: "没有此版本的数据密钥。",
  TLS_FILE_UNREADABLE: "无法读取证书或私钥文件。",
  TLS_CERTIFICATE_DAMAGED: "证书文件不是以 PEM 证书开头。",
  TLS_KEY_DAMAGED: "私钥文件不是无口令的 PEM 私钥。",
  TLS_PAIR_MISMATCHED: "私钥与证书不匹配。证书链中服务器自身的证书须在最前。",
  SERVER_NAME_CHANGED: "数据文件夹属于另一个服务器名称,而服务器名称不能更改。",
  M_FORBIDDEN: "不允许这样做。",
  M_NOT_FOUND: "没有找到。",
  M_USER_IN_USE: "该用户名已被占用。",
  M_INVALID_USERNAME: "用户名只能包含小写字母 a 到 z、数字以及 . _ = - / +。",
  M_WEAK_PASSWORD: "密码太弱。",
  M_INVALID_PARAM: "某个值无效。",
  M_USER_LOCKED: "该账号已停用。请先启用。",
  M_LIMIT_EXCEEDED: "服务器繁忙。请稍后重试。",
  M_UNRECOGNIZED: "正在运行的服务器不认识此命令。版本是否不同?",
  "IO.CONCLAVE.NOT_SET_UP": "服务器尚未设置。请用 conclave setup-link 生成设置链接,或给出 CONCLAVE_SERVER_NAME。",
  TLS_CERTIFICATE_EXPIRED: "证书已过期。请续期。",
};

/** A refusal in both languages. The Chinese keeps the original words beside it, for they name what is concerned. */
export function describeError({ code, message }: AppError): Text {
  const meaning = Object.hasOwn(meanings, code) ? meanings[code] : undefined;
  return { en: message, zh: meaning === undefined ? message : `${meaning}(${message})` };
}
