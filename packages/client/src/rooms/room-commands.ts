import type { Clock } from "@conclave/base/clock";
import { Preset, Visibility } from "matrix-js-sdk/lib/@types/partials.js";
import type { MatrixClient } from "matrix-js-sdk/lib/client.js";
import type { RoomCommands } from "../commands.ts";
import { asClientError } from "../engine/failure-of.ts";
import { ClientError } from "../failure.ts";
import type { RoomPermissions } from "../sending/room-permissions.ts";
import { accessOptions } from "./access-options.ts";
import { directChats, rememberDirectChat } from "./direct-chats.ts";
import { enterRoom } from "./enter-room.ts";
import { waitUntil } from "./wait-until.ts";

/** Asked for by the client itself, whatever the server's policy adds: a room of ours never exists in the clear. */
const encryption = { type: "m.room.encryption", state_key: "", content: { algorithm: "m.megolm.v1.aes-sha2" } };

/** The commands that make, join and leave rooms. */
export function roomCommands(
  clock: Clock,
  sdk: MatrixClient,
  permissions: RoomPermissions,
): Pick<
  RoomCommands,
  "createRoom" | "openDirectChat" | "invite" | "acceptInvitation" | "declineInvitation" | "leaveRoom"
> {
  async function create(options: Parameters<MatrixClient["createRoom"]>[0]): Promise<{ readonly roomId: string }> {
    const state = [encryption, ...(options.initial_state ?? [])];
    const { room_id: roomId } = await sdk.createRoom({ ...options, initial_state: state });
    await waitUntil(clock, sdk, () => permissions.of(roomId).transport === "encrypted");
    return { roomId };
  }

  /** The newest direct chat with a person in which they are or may still come. */
  function existingDirectChat(userId: string): string | null {
    for (const [roomId, other] of [...directChats(sdk)].reverse()) {
      const room = sdk.getRoom(roomId);
      if (other !== userId || room?.getMyMembership() !== "join") continue;
      const theirs = room.getMember(userId)?.membership;
      if (theirs === "join" || theirs === "invite") return roomId;
    }
    return null;
  }

  async function leave(roomId: string): Promise<void> {
    await sdk.leave(roomId);
    await sdk.forget(roomId);
  }

  return {
    createRoom: ({ name, topic, invite, access = "invited", spaceId }) =>
      asClientError(() =>
        create({
          name,
          invite: [...invite],
          ...(topic === undefined ? {} : { topic }),
          ...accessOptions(access, spaceId, sdk.getDomain() ?? ""),
        }),
      ),

    openDirectChat: (userId) =>
      asClientError(async () => {
        const existing = existingDirectChat(userId);
        if (existing !== null) return { roomId: existing };
        // Refuses before a room exists that nobody is in.
        await sdk.getProfileInfo(userId);
        const created = await create({
          preset: Preset.TrustedPrivateChat,
          visibility: Visibility.Private,
          is_direct: true,
          invite: [userId],
        });
        await rememberDirectChat(sdk, created.roomId, userId);
        return created;
      }),

    invite: (roomId, userId) =>
      asClientError(async () => {
        await sdk.invite(roomId, userId);
      }),

    acceptInvitation: (roomId) =>
      asClientError(async () => {
        const room = sdk.getRoom(roomId);
        if (room?.getMyMembership() !== "invite") throw new ClientError({ code: "room-unknown" });
        const inviter = room.getDMInviter() ?? null;
        await enterRoom(clock, sdk, permissions, roomId);
        if (inviter !== null) await rememberDirectChat(sdk, roomId, inviter);
      }),

    declineInvitation: (roomId) => asClientError(() => leave(roomId)),

    leaveRoom: (roomId) => asClientError(() => leave(roomId)),
  };
}
