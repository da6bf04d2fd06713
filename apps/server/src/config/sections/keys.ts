import { optionalField } from "../field.ts";
import { path } from "../kinds.ts";

/** What opens the data. */
export const keysSection = {
  documentation: { en: "What opens the data.", zh: "用于打开数据的密钥。" },
  fields: {
    rootKeyFile: optionalField({
      variable: "CONCLAVE_ROOT_KEY_FILE",
      kind: path,
      otherwise: {
        en: "`root.key` in the data folder in development mode; must be given in production mode",
        zh: "开发模式下为数据文件夹中的 `root.key`;生产模式下必须给出",
      },
      documentation: {
        en: "The file of the root key, which wraps every other key: 32 bytes, mode 0600, made at the first start. Keep a copy in a safe place: without it nothing can be read. In production mode it must lie outside the data folder.",
        zh: "根密钥文件,用于封装所有其他密钥:32 字节,权限 0600,首次启动时生成。请在安全处保存副本:没有它,任何数据都无法读取。生产模式下必须位于数据文件夹之外。",
      },
      example: "/etc/conclave/root.key",
    }),
  },
};
