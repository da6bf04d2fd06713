import { field } from "../field.ts";
import { choice } from "../kinds.ts";

/** Who is seen to be there. */
export const presenceSection = {
  documentation: { en: "Who is seen to be there.", zh: "在线状态。" },
  fields: {
    policy: field({
      variable: "CONCLAVE_PRESENCE",
      kind: choice("on", "off"),
      fallback: "on",
      documentation: {
        en: "`on`: people see whether those are online with whom they share a room. `off`: nobody sees.",
        zh: "`on`:可看到同在一个房间的人是否在线。`off`:任何人都看不到。",
      },
    }),
  },
};
