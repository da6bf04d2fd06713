import type { EventDraft } from "@conclave/protocol/events/pdu";
import { type RoomAlias, roomAliasOf } from "@conclave/protocol/identifiers/room-alias";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { MatrixError } from "@conclave/protocol/matrix-error";
import { requireAllowed } from "../authorization/verdict.ts";
import { checkEncryptionPolicy, requiredEncryption } from "../encryption-policy.ts";
import { type RoomVersion, roomVersionOf } from "../room-version.ts";
import { additionalCreatorsOf, createContent } from "./create-content.ts";
import type { CreateRoomContext, CreateRoomRequest } from "./create-room-request.ts";
import { initialPowerLevels } from "./initial-power-levels.ts";
import { initialState, nameAndTopic, presetState } from "./initial-state.ts";
import { inviteesOf } from "./invitees.ts";

/** A room to be made: its state events in the order of the specification, all sent by the creator. */
export interface RoomPlan {
  readonly version: RoomVersion;
  /** The create event first, then the creator's join. Of memberships, profiles are not filled in yet. */
  readonly drafts: readonly EventDraft[];
  /** Everybody whom the last drafts invite. */
  readonly invitees: readonly UserId[];
  /** To be mapped to the room; free or taken isn't known here. */
  readonly alias: RoomAlias | undefined;
  /** Whether the room is to stand in the directory. */
  readonly isPublished: boolean;
}

/**
 * What `POST /createRoom` asks for, as events (spec "Creation"). Under the encryption policy `required` an
 * `m.room.encryption` follows the preset's events, except in spaces, which hold no conversation.
 *
 * Whether each event is authorised is decided as it is appended; a refusal there is `M_INVALID_ROOM_STATE`.
 *
 * @throws MatrixError naming the field: `M_UNSUPPORTED_ROOM_VERSION`, `M_INVALID_PARAM`, `M_THREEPID_DENIED`; `M_FORBIDDEN`
 * for initial state that the encryption policy refuses.
 */
export function planRoom(request: CreateRoomRequest, context: CreateRoomContext): RoomPlan {
  const version = roomVersionOf(request.room_version ?? context.defaultRoomVersion);
  if ((request.invite_3pid ?? []).length > 0) {
    throw new MatrixError("M_THREEPID_DENIED", "invite_3pid: this server invites users only, not addresses.");
  }
  const invitees = inviteesOf(request, context.creator);
  const alias = aliasOf(request, context.serverName);
  const preset = request.preset ?? (request.visibility === "public" ? "public_chat" : "private_chat");
  const trusted = preset === "trusted_private_chat" ? invitees : [];
  const wishes = request.creation_content ?? {};
  const additionalCreators = additionalCreatorsOf(wishes, version, trusted);
  const content = createContent(wishes, version, context.creator, additionalCreators);
  const given = initialState(request);
  const levels = initialPowerLevels(
    version,
    [context.creator, ...additionalCreators],
    trusted,
    request.power_level_content_override ?? {},
  );
  const defaults = [
    state("m.room.power_levels", levels),
    ...(alias === undefined ? [] : [state("m.room.canonical_alias", { alias })]),
    ...presetState(preset),
    ...(context.encryption === "required" && content["type"] !== "m.space"
      ? [state("m.room.encryption", requiredEncryption)]
      : []),
  ];
  for (const draft of given) requireAllowed(checkEncryptionPolicy(context.encryption, draft, () => undefined));
  return {
    version,
    drafts: [
      state("m.room.create", content),
      { type: "m.room.member", state_key: context.creator, content: { membership: "join" } },
      ...overriddenBy(given, defaults),
      ...given.filter((draft) => !isPowerLevels(draft)),
      ...nameAndTopic(request),
      ...invitees.map((userId) => invitation(userId, request.is_direct === true)),
    ],
    invitees,
    alias,
    isPublished: request.visibility === "public",
  };
}

/**
 * Initial state takes the place of the same default. Power levels keep their early place, since what follows is authorised
 * by them.
 */
function overriddenBy(given: readonly EventDraft[], defaults: readonly EventDraft[]): EventDraft[] {
  return defaults.flatMap((draft) => {
    const other = given.find((candidate) => candidate.type === draft.type && candidate.state_key === draft.state_key);
    if (other === undefined) return [draft];
    return isPowerLevels(other) ? [other] : [];
  });
}

function isPowerLevels(draft: EventDraft): boolean {
  return draft.type === "m.room.power_levels" && draft.state_key === "";
}

function aliasOf(request: CreateRoomRequest, serverName: string): RoomAlias | undefined {
  if (request.room_alias_name === undefined) return undefined;
  const alias = roomAliasOf(request.room_alias_name, serverName);
  if (alias === undefined) throw new MatrixError("M_INVALID_PARAM", "room_alias_name can't be part of a room alias.");
  return alias;
}

function state(type: string, content: EventDraft["content"]): EventDraft {
  return { type, state_key: "", content };
}

function invitation(userId: UserId, isDirect: boolean): EventDraft {
  const content = { membership: "invite", ...(isDirect && { is_direct: true }) };
  return { type: "m.room.member", state_key: userId, content };
}
