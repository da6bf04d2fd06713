import { field, optionalField } from "../field.ts";
import { integer, serviceAddress, text, turnAddresses } from "../kinds.ts";

/** What helps calls to get through. */
export const callsSection = {
  documentation: { en: "What helps calls to get through.", zh: "帮助通话接通的服务。" },
  fields: {
    turnUris: field({
      variable: "CONCLAVE_TURN_URIS",
      kind: turnAddresses,
      fallback: [],
      documentation: {
        en: "The addresses of the organisation's TURN server (coturn), for one-to-one calls.",
        zh: "本组织 TURN 服务器(coturn)的地址,用于一对一通话。",
      },
      example: ["turn:turn.example.org:3478?transport=udp", "turns:turn.example.org:5349?transport=tcp"],
    }),
    turnSecret: optionalField({
      variable: "CONCLAVE_TURN_SECRET",
      kind: text({ en: "1 to 512 visible ASCII characters", zh: "1 到 512 个可见 ASCII 字符" }, (written) =>
        /^[\x21-\x7e]{1,512}$/.test(written),
      ),
      otherwise: { en: "no TURN server is named to clients", zh: "不向客户端提供 TURN 服务器" },
      secret: true,
      documentation: {
        en: "The secret that the TURN server shares (`static-auth-secret` of coturn).",
        zh: "与 TURN 服务器共享的密钥(coturn 的 `static-auth-secret`)。",
      },
      example: "what-coturn-has-too",
    }),
    turnMinutes: field({
      variable: "CONCLAVE_TURN_MINUTES",
      kind: integer({ en: "a number of minutes from 5 to 10080", zh: "5 到 10080 之间的分钟数" }, 5, 10_080),
      fallback: 1_440,
      documentation: {
        en: "How long the credentials for the TURN server are good.",
        zh: "TURN 服务器凭据的有效时长。",
      },
    }),
    livekitUrl: optionalField({
      variable: "CONCLAVE_LIVEKIT_URL",
      kind: serviceAddress,
      otherwise: { en: "no group calls by LiveKit", zh: "不提供 LiveKit 群组通话" },
      documentation: {
        en: "Where the organisation's LiveKit authorisation service answers, for group calls.",
        zh: "本组织 LiveKit 授权服务的地址,用于群组通话。",
      },
      example: "https://livekit.example.org/jwt",
    }),
  },
};
