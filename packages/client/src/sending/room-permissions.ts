import type { MatrixClient } from "matrix-js-sdk/lib/client.js";
import type { SendPermission } from "../snapshots/open-room-snapshot.ts";
import type { EncryptionMemory } from "./encryption-memory.ts";
import { sendPermission, type Transport } from "./room-encryption.ts";

/** Answers whether, and how, a message may go into a room now. */
export interface RoomPermissions {
  of(roomId: string): { readonly known: boolean; readonly permission: SendPermission; readonly transport: Transport };
}

const megolm = "m.megolm.v1.aes-sha2";

/** Looks at the SDK's rooms. `isFresh` tells whether the server was heard in this run. */
export function roomPermissions(sdk: MatrixClient, memory: EncryptionMemory, isFresh: () => boolean): RoomPermissions {
  return {
    of(roomId) {
      const room = sdk.getRoom(roomId);
      const encryption = room?.currentState.getStateEvents("m.room.encryption", "") ?? null;
      if (encryption !== null) memory.remember(roomId);
      const decision = sendPermission({
        known: room !== null,
        stateLoaded: room?.currentState.getStateEvents("m.room.create", "") != null,
        fresh: isFresh(),
        stateSaysEncrypted: encryption?.getContent()["algorithm"] === megolm,
        onceEncrypted: memory.wasEncrypted(roomId),
        joined: room?.getMyMembership() === "join",
        mayByPowerLevel: room?.maySendMessage() ?? false,
      });
      return { known: room !== null, ...decision };
    },
  };
}
