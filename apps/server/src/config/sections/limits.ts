import { field } from "../field.ts";
import { choice, integer } from "../kinds.ts";

/** How much, how often. */
export const limitsSection = {
  documentation: { en: "How much and how often.", zh: "数量与频率限制。" },
  fields: {
    rateLimits: field({
      variable: "CONCLAVE_RATE_LIMITS",
      kind: choice("on", "off"),
      fallback: "on",
      documentation: {
        en: "Limits the requests of an account, a device and an address. `off` is for tests (development mode on loopback only).",
        zh: "限制单个账号、设备和地址的请求频率。`off` 用于测试(仅限回环地址上的开发模式)。",
      },
    }),
    uploadBytes: field({
      variable: "CONCLAVE_UPLOAD_BYTES",
      kind: integer(
        { en: "a number of bytes from 1024 to 10737418240", zh: "1024 到 10737418240 之间的字节数" },
        1024,
        10_737_418_240,
      ),
      fallback: 104_857_600,
      documentation: { en: "The largest file that may be uploaded, in bytes.", zh: "可上传的最大文件,单位为字节。" },
    }),
    mediaBytesPerPerson: field({
      variable: "CONCLAVE_MEDIA_BYTES_PER_PERSON",
      kind: integer(
        { en: "a number of bytes from 1024 to 100000000000000", zh: "1024 到 100000000000000之间的字节数" },
        1024,
        100_000_000_000_000,
      ),
      fallback: 53_687_091_200,
      documentation: {
        en: "How much one person may have uploaded in all, in bytes. Who reaches it can upload nothing more; nothing is deleted.",
        zh: "单个用户累计可上传的总量,单位为字节。达到上限后不能再上传;已有文件不会被删除。",
      },
    }),
  },
};
