import { field } from "../field.ts";
import { choice } from "../kinds.ts";

/** New rooms. */
export const roomsSection = {
  documentation: { en: "New rooms.", zh: "新建房间。" },
  fields: {
    defaultVersion: field({
      variable: "CONCLAVE_DEFAULT_ROOM_VERSION",
      kind: {
        ...choice("10", "11", "12"),
        // YAML reads 12 as a number.
        read: (raw, folder) => choice("10", "11", "12").read(typeof raw === "number" ? String(raw) : raw, folder),
        write: (value) => JSON.stringify(value),
      },
      fallback: "12",
      documentation: {
        en: "The Matrix room version of rooms whose creator names none.",
        zh: "创建者未指定时所用的 Matrix 房间版本。",
      },
    }),
  },
};
