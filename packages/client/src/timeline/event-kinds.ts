import type { MatrixEvent } from "matrix-js-sdk/lib/models/event.js";

/** Whether an event only changes or decorates another (edit, reaction, redaction) and so has no line of its own. */
export function isRelationToAnother(event: MatrixEvent): boolean {
  const type = event.getType();
  return type === "m.reaction" || type === "m.room.redaction" || event.isRelation("m.replace");
}

/** Whether an event is one that people count as a message, readable or not. */
export function isMessage(event: MatrixEvent): boolean {
  const type = event.getType();
  return (
    (type === "m.room.message" || type === "m.room.encrypted" || type === "m.sticker") && !isRelationToAnother(event)
  );
}
