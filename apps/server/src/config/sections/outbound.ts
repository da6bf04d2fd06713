import { field } from "../field.ts";
import { destinations, paths } from "../kinds.ts";

/** What may leave the machine. */
export const outboundSection = {
  documentation: {
    en: "What may leave the machine. By default, nothing.",
    zh: "允许离开本机的内容。默认没有。",
  },
  fields: {
    allow: field<readonly string[]>({
      variable: "CONCLAVE_OUTBOUND_ALLOW",
      kind: destinations,
      fallback: [],
      documentation: {
        en: "The destinations that the server may contact: push gateways, push services of browsers where `push.policy` is on, and sites whose pages are previewed where `previews.policy` is on. Everything else is refused. Port 443 unless said. A name that leads to a private address is refused unless that address is listed too.",
        zh: "服务器可以访问的目的地(推送网关、启用 `push.policy` 时的浏览器推送服务,以及启用 `previews.policy` 时可预览其网页的站点),其余一律拒绝。未写明端口时为 443。指向私有地址的名称会被拒绝,除非该地址也在列表中。",
      },
      example: ["push.example.org:443"],
    }),
    extraCa: field<readonly string[]>({
      variable: "CONCLAVE_EXTRA_CA",
      kind: paths,
      fallback: [],
      documentation: {
        en: "Files of CA certificates (PEM) that are trusted for outbound connections besides the system's.",
        zh: "除系统证书外,出站连接额外信任的 CA 证书文件(PEM)。",
      },
      example: ["/etc/conclave/company-ca.pem"],
    }),
  },
};
