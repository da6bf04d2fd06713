import type { MatrixClient } from "matrix-js-sdk/lib/client.js";
import { Method } from "matrix-js-sdk/lib/http-api/method.js";
import type { Media } from "../attachments/media.ts";
import { uploadPicture } from "../attachments/upload-picture.ts";
import type { RoomCommands } from "../commands.ts";
import { asClientError } from "../engine/failure-of.ts";

/** The command that changes what a room or space says about itself. Whether one may is the server's to say. */
export function aboutCommands(sdk: MatrixClient, media: Media): Pick<RoomCommands, "setAbout"> {
  return {
    setAbout: (roomId, { name, topic, picture }) =>
      asClientError(async () => {
        if (name !== undefined) await sdk.setRoomName(roomId, name);
        if (topic !== undefined) await sdk.setRoomTopic(roomId, topic);
        if (picture === undefined) return;
        const path = `/rooms/${encodeURIComponent(roomId)}/state/m.room.avatar/`;
        const content = picture === null ? {} : { url: await uploadPicture(media, picture) };
        await sdk.http.authedRequest(Method.Put, path, undefined, content);
      }),
  };
}
