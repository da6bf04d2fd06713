import { Type } from "typebox";

/** Milliseconds after which the event is to be sent (MSC4140); at once when absent. */
export const DelayQuery = Type.Object({ "org.matrix.msc4140.delay": Type.Optional(Type.Integer({ minimum: 0 })) });

/** What a delayed event is called until it is sent. */
export const DelayIdAnswer = Type.Object({ delay_id: Type.String() });

/** What can become of an event that waits. */
export const DelayedActionField = Type.Union([Type.Literal("cancel"), Type.Literal("restart"), Type.Literal("send")]);
