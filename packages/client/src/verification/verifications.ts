import type { MatrixClient } from "matrix-js-sdk/lib/client.js";
import { type CryptoApi, CryptoEvent } from "matrix-js-sdk/lib/crypto-api/index.js";
import {
  VerificationPhase,
  type VerificationRequest,
  VerificationRequestEvent,
  type Verifier,
  VerifierEvent,
} from "matrix-js-sdk/lib/crypto-api/verification.js";
import type { RoomCommands, VerificationCommands } from "../commands.ts";
import { asClientError, notPossibleNow } from "../engine/failure-of.ts";
import { ClientError } from "../failure.ts";
import { personOf } from "../rooms/person-of.ts";
import type { VerificationSnapshot } from "../snapshots/verification-snapshot.ts";
import { type OwnPart, verificationStage } from "./verification-stage.ts";

/** The only method that this client speaks: comparing emoji or numbers. */
export const emojiMethod = "m.sas.v1";

interface Tracked extends OwnPart {
  readonly request: VerificationRequest;
  sas: OwnPart["sas"];
  confirmed: boolean;
  cancelledHere: boolean;
  started: boolean;
  driven: Verifier | null;
  ended: boolean;
}

/**
 * The verifications of this run (spec "Device verification"). `publish` gets all of them after each change; `onDone` is called when one is done.
 */
export function verifications(
  sdk: MatrixClient,
  crypto: CryptoApi,
  openDirectChat: RoomCommands["openDirectChat"],
  publish: (verifications: readonly VerificationSnapshot[]) => void,
  onDone: () => void,
): VerificationCommands {
  const tracked = new Map<string, Tracked>();

  function tell(): void {
    publish([...tracked].map(([verificationId, one]) => snapshotOf(sdk, verificationId, one)));
  }

  function track(request: VerificationRequest): { readonly verificationId: string } {
    const verificationId = request.transactionId;
    if (verificationId === undefined) throw new ClientError({ code: "unexpected" });
    if (tracked.get(verificationId)?.request === request) return { verificationId };
    const one: Tracked = {
      request,
      sas: null,
      confirmed: false,
      cancelledHere: false,
      started: false,
      driven: null,
      ended: false,
    };
    tracked.set(verificationId, one);
    const changed = () => {
      drive(one);
      tell();
    };
    request.on(VerificationRequestEvent.Change, changed);
    changed();
    return { verificationId };
  }

  /** Does what needs no person: begins the comparison on the side that asked, and answers on the other. */
  function drive(one: Tracked): void {
    const { request } = one;
    if (request.phase === VerificationPhase.Ready && request.initiatedByMe && !one.started) {
      one.started = true;
      request.startVerification(emojiMethod).catch(() => cancel(one));
    }
    const { verifier } = request;
    if (verifier !== undefined && verifier !== one.driven) {
      one.driven = verifier;
      const showSas = () => {
        one.sas = verifier.getShowSasCallbacks();
        tell();
      };
      verifier.on(VerifierEvent.ShowSas, showSas);
      showSas();
      // How it ends is seen in the request.
      verifier.verify().catch(() => undefined);
    }
    if (request.phase === VerificationPhase.Done && !one.ended) {
      one.ended = true;
      onDone();
    }
  }

  async function cancel(one: Tracked): Promise<void> {
    one.cancelledHere = true;
    await one.request.cancel().catch(() => undefined);
    tell();
  }

  function find(verificationId: string): Tracked {
    const one = tracked.get(verificationId);
    if (one === undefined) throw new ClientError({ code: "not-found" });
    return one;
  }

  function sasOf(one: Tracked) {
    if (one.sas === null || one.confirmed) throw notPossibleNow();
    return one.sas;
  }

  sdk.on(CryptoEvent.VerificationRequestReceived, (request) => {
    if (!isAnsweredInRoom(sdk, request)) track(request);
  });

  return {
    startOwnVerification: (deviceId) =>
      asClientError(async () => {
        if (deviceId === undefined) return track(await crypto.requestOwnUserVerification());
        // A device that has just signed in may not be known yet.
        await crypto.getUserDeviceInfo([sdk.getSafeUserId()], true);
        return track(await crypto.requestDeviceVerification(sdk.getSafeUserId(), deviceId));
      }),
    startPersonVerification: (userId) =>
      asClientError(async () => {
        const { roomId } = await openDirectChat(userId);
        await crypto.getUserDeviceInfo([userId], true);
        return track(await crypto.requestVerificationDM(userId, roomId));
      }),
    acceptVerification: (verificationId) => asClientError(() => find(verificationId).request.accept()),
    confirmVerification: (verificationId) =>
      asClientError(async () => {
        const one = find(verificationId);
        const sas = sasOf(one);
        one.confirmed = true;
        tell();
        await sas.confirm();
      }),
    async rejectVerification(verificationId) {
      const one = find(verificationId);
      const sas = sasOf(one);
      one.cancelledHere = true;
      sas.mismatch();
      tell();
    },
    async cancelVerification(verificationId) {
      await cancel(find(verificationId));
    },
    async dismissVerification(verificationId) {
      const { stage } = snapshotOf(sdk, verificationId, find(verificationId)).stage;
      if (stage !== "done" && stage !== "cancelled") throw notPossibleNow();
      tracked.delete(verificationId);
      tell();
    },
  };
}

/**
 * Whether the room already holds an answer to a request in it: a device that signs in later is given the old request as if it were
 * new, since the crypto looks at what follows before it knows the sender's keys.
 */
function isAnsweredInRoom(sdk: MatrixClient, request: VerificationRequest): boolean {
  const events = request.roomId === undefined ? [] : (sdk.getRoom(request.roomId)?.getLiveTimeline().getEvents() ?? []);
  return events.some(
    (event) =>
      event.getType().startsWith("m.key.verification.") &&
      event.getWireContent()["m.relates_to"]?.event_id === request.transactionId,
  );
}

function snapshotOf(sdk: MatrixClient, verificationId: string, one: Tracked): VerificationSnapshot {
  const { request } = one;
  const roomId = request.roomId ?? null;
  return {
    verificationId,
    direction: request.initiatedByMe ? "outgoing" : "incoming",
    scope: request.isSelfVerification ? "own-device" : "person",
    with: personOf(roomId === null ? null : sdk.getRoom(roomId), request.otherUserId),
    deviceId: request.otherDeviceId ?? null,
    roomId,
    stage: verificationStage(request, one),
  };
}
