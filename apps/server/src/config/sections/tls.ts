import { optionalField } from "../field.ts";
import { path } from "../kinds.ts";

const otherwise = { en: "plain HTTP", zh: "纯 HTTP" };

/** TLS, ended by the server itself. */
export const tlsSection = {
  documentation: {
    en: "TLS 1.3, ended by the server itself. The files are read again when they change.",
    zh: "由服务器自身终结的 TLS 1.3。文件变更后会自动重新读取。",
  },
  fields: {
    certificate: optionalField({
      variable: "CONCLAVE_TLS_CERTIFICATE",
      kind: path,
      otherwise,
      documentation: {
        en: "The certificate chain (PEM), the server's own certificate first.",
        zh: "证书链(PEM),服务器自身的证书在最前。",
      },
      example: "/etc/conclave/certificate.pem",
    }),
    key: optionalField({
      variable: "CONCLAVE_TLS_KEY",
      kind: path,
      otherwise,
      documentation: { en: "The certificate's private key (PEM).", zh: "证书的私钥(PEM)。" },
      example: "/etc/conclave/certificate.key",
    }),
  },
};
