import { field } from "../field.ts";
import { choice, path } from "../kinds.ts";

/** Where the data lies. */
export const storageSection = {
  documentation: { en: "Where the data lies.", zh: "数据的存放位置。" },
  fields: {
    data: field({
      variable: "CONCLAVE_DATA",
      kind: path,
      fallback: "./data",
      documentation: {
        en: "The data folder: database, media, wrapped keys. It is created, readable by its owner only. One server at a time uses it.",
        zh: "数据文件夹:数据库、媒体与已封装的密钥。由服务器创建,仅所有者可读。同一时间只能由一个服务器使用。",
      },
      example: "/var/lib/conclave",
    }),
    database: field({
      variable: "CONCLAVE_DATABASE",
      kind: choice("sqlite", "postgres"),
      fallback: "sqlite",
      documentation: {
        en: "The kind of database. `sqlite` is an encrypted file in the data folder; `postgres` is refused for now.",
        zh: "数据库类型。`sqlite` 为数据文件夹中的加密文件;`postgres` 目前会被拒绝。",
      },
    }),
  },
};
