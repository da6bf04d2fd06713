import { setTyping } from "@conclave/protocol/client-api/set-typing";
import { MatrixError } from "@conclave/protocol/matrix-error";
import { checkJoined } from "@conclave/services/rooms/membership/check-joined";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";

/** Milliseconds, where the client doesn't say. */
const defaultTimeout = 30_000;

/** PUT /_matrix/client/v3/rooms/{roomId}/typing/{userId} */
export function setTypingRoute({ dispatcher, typing }: Pick<Parts, "dispatcher" | "typing">): Route {
  return route(setTyping, async ({ params, body, caller }) => {
    const { roomId, userId } = params;
    if (userId !== caller.userId) throw new MatrixError("M_FORBIDDEN", "Nobody can type for somebody else.");
    await dispatcher.run(checkJoined, { userId: caller.userId, roomId });
    if (body.typing) typing.start(roomId, userId, body.timeout ?? defaultTimeout);
    else typing.stop(roomId, userId);
    return {};
  });
}
