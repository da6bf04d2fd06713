import type { Client } from "./client.ts";
import type { ClientCommands } from "./commands.ts";
import { notPossibleNow } from "./engine/failure-of.ts";
import type { EngineCommands } from "./engine/start-engine.ts";
import type { ClientPorts } from "./ports/client-ports.ts";
import { sessionRunner } from "./session/session-runner.ts";
import { snapshotStore } from "./state/snapshot-store.ts";

/**
 * Makes the client. Small until a session starts: only then is the SDK loaded.
 *
 * Call `commands.start()` once something listens.
 */
export function createClient(ports: ClientPorts): Client {
  const snapshots = snapshotStore();
  const runner = sessionRunner(ports, snapshots);

  function forward<Name extends keyof EngineCommands>(name: Name): EngineCommands[Name] {
    const command = async (...parameters: unknown[]) => {
      const engine = runner.engine();
      if (engine === null) throw notPossibleNow();
      // The parameters are those of the very command that is called.
      return (engine.commands[name] as (...all: unknown[]) => Promise<unknown>)(...parameters);
    };
    // It takes and gives what the command of that name does.
    return command as unknown as EngineCommands[Name];
  }

  const forwarded = Object.fromEntries(
    Object.keys(engineCommandNames).map((name) => {
      // The keys of the record are exactly these names.
      const known = name as keyof EngineCommands;
      return [known, forward(known)];
    }),
  );

  return {
    // Every name of the record is there, each with the command of that name.
    commands: { ...(forwarded as unknown as EngineCommands), ...runner.commands } satisfies ClientCommands,
    snapshot: snapshots.snapshot,
    subscribe: snapshots.subscribe,
    stop: runner.stop,
  };
}

/** A record, so that the compiler misses none. */
const engineCommandNames: Record<keyof EngineCommands, true> = {
  setDisplayName: true,
  setOwnPicture: true,
  save: true,
  setUpRecovery: true,
  confirmRecoverySaved: true,
  recover: true,
  resetIdentity: true,
  createRoom: true,
  openDirectChat: true,
  setAbout: true,
  invite: true,
  acceptInvitation: true,
  declineInvitation: true,
  leaveRoom: true,
  chooseSpace: true,
  createSpace: true,
  addToSpace: true,
  removeFromSpace: true,
  moveInSpace: true,
  listSpaceRooms: true,
  findRooms: true,
  joinRoom: true,
  askToJoin: true,
  findPeople: true,
  personCard: true,
  setRole: true,
  removeMember: true,
  banMember: true,
  unbanMember: true,
  removeMessagesOf: true,
  setAccess: true,
  setHistoryVisibility: true,
  setFavourite: true,
  setLowPriority: true,
  setNotify: true,
  setMarkedUnread: true,
  downloadMedia: true,
  openTimeline: true,
  closeTimeline: true,
  pageBack: true,
  sendText: true,
  sendAttachment: true,
  forwardMessage: true,
  setReaction: true,
  removeMessage: true,
  setPinned: true,
  messageDetails: true,
  messageVersions: true,
  revealMessage: true,
  revealFirstUnread: true,
  revealMoment: true,
  openThread: true,
  closeThread: true,
  pageThreadBack: true,
  markThreadRead: true,
  openThreadList: true,
  closeThreadList: true,
  pageThreadList: true,
  searchMessages: true,
  locateHit: true,
  beginTranscript: true,
  readTranscript: true,
  downloadFromTranscript: true,
  endTranscript: true,
  readOwnData: true,
  setNotifications: true,
  allowNotifications: true,
  notifyWhenClosed: true,
  lookAt: true,
  retrySend: true,
  discardSend: true,
  downloadAttachment: true,
  markRead: true,
  setTyping: true,
  keepDraft: true,
  startOwnVerification: true,
  startPersonVerification: true,
  acceptVerification: true,
  confirmVerification: true,
  rejectVerification: true,
  cancelVerification: true,
  dismissVerification: true,
  setOnlyVerifiedDevices: true,
  listDevices: true,
  renameDevice: true,
  signOutDevice: true,
};
