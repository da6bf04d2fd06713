import type { JsonObject } from "@conclave/base/json";
import type { EventDraft } from "@conclave/protocol/events/pdu";
import type { EventId } from "@conclave/protocol/identifiers/event-id";
import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { createContent } from "../create-room/create-content.ts";
import { checkEncryptionPolicy, type EncryptionPolicy, requiredEncryption } from "../encryption-policy.ts";
import type { RoomVersion } from "../room-version.ts";
import { workingPowerLevels } from "./upgraded-power-levels.ts";

/** A room that is to be replaced, as far as its replacement depends on it. */
export interface OldRoom {
  readonly roomId: RoomId;
  readonly lastEventId: EventId;
  /** The contents of its state under an empty state key, by type. */
  readonly settings: ReadonlyMap<string, JsonObject>;
  /** The `m.space.child` events that name rooms. */
  readonly children: readonly EventDraft[];
  readonly banned: readonly { readonly userId: UserId; readonly reason: string | undefined }[];
  /** The aliases that will lead to the replacement. */
  readonly aliases: readonly string[];
}

/** Who replaces it by what. */
export interface Upgrade {
  readonly sender: UserId;
  readonly version: RoomVersion;
  readonly additionalCreators: readonly UserId[];
  /** The levels of the replacement, as `upgradedPowerLevels` gives them. */
  readonly powerLevels: JsonObject;
  readonly encryption: EncryptionPolicy;
}

/** What a replacement takes over as it is (spec "Server behaviour" of room upgrades); its levels and aliases have rules of their own. */
export const transferredTypes = [
  "m.room.server_acl",
  "m.room.name",
  "m.room.avatar",
  "m.room.topic",
  "m.room.guest_access",
  "m.room.history_visibility",
  "m.room.join_rules",
] as const;

/**
 * The events of a room that replaces another, in order, all sent by who upgrades: created as the successor, with the state
 * that can be taken over, the children of a space, and every ban. Whether each is authorised is decided as it is appended.
 */
export function planUpgrade(old: OldRoom, upgrade: Upgrade): readonly EventDraft[] {
  const { sender, powerLevels, version } = upgrade;
  const create = successorContent(old, upgrade);
  // What comes before the last event may need more than the sender is left with.
  const working = workingPowerLevels(powerLevels, version, sender);
  return [
    state("m.room.create", create),
    { type: "m.room.member", state_key: sender, content: { membership: "join" } },
    state("m.room.power_levels", working),
    ...transferred(old),
    ...encryptionOf(old, upgrade.encryption, create["type"] === "m.space"),
    ...canonicalAlias(old),
    ...(create["type"] === "m.space" ? old.children : []),
    ...old.banned.map(({ userId, reason }) => ban(userId, reason)),
    ...(working === powerLevels ? [] : [state("m.room.power_levels", powerLevels)]),
  ];
}

function successorContent(old: OldRoom, { version, sender, additionalCreators }: Upgrade): JsonObject {
  const before = old.settings.get("m.room.create") ?? {};
  const { type, "m.federate": federate } = before;
  // Rooms that are named after their create event need no event to be found again (spec room version 12).
  const lastEvent = version.roomIdForm === "domain" ? { event_id: old.lastEventId } : {};
  const wishes = {
    ...(typeof type === "string" && { type }),
    ...(typeof federate === "boolean" && { "m.federate": federate }),
    predecessor: { room_id: old.roomId, ...lastEvent },
  };
  return createContent(wishes, version, sender, additionalCreators);
}

function transferred({ settings }: OldRoom): readonly EventDraft[] {
  return transferredTypes.flatMap((type) => {
    const content = settings.get(type);
    return content === undefined ? [] : [state(type, content)];
  });
}

/** A room that was encrypted stays so; where the policy wants more than it had, it gets that. */
function encryptionOf({ settings }: OldRoom, policy: EncryptionPolicy, isSpace: boolean): readonly EventDraft[] {
  const content = settings.get("m.room.encryption");
  if (content === undefined) {
    return policy === "required" && !isSpace ? [state("m.room.encryption", requiredEncryption)] : [];
  }
  const kept = state("m.room.encryption", content);
  const verdict = checkEncryptionPolicy(policy, kept, () => undefined);
  return [verdict === "allowed" ? kept : state("m.room.encryption", requiredEncryption)];
}

/** The room keeps calling itself by those of its aliases that come with it. */
function canonicalAlias({ settings, aliases }: OldRoom): readonly EventDraft[] {
  const { alias, alt_aliases: others } = settings.get("m.room.canonical_alias") ?? {};
  const comes = (name: unknown): name is string => typeof name === "string" && aliases.includes(name);
  const kept = Array.isArray(others) ? others.filter(comes) : [];
  const content = { ...(comes(alias) && { alias }), ...(kept.length > 0 && { alt_aliases: kept }) };
  return Object.keys(content).length === 0 ? [] : [state("m.room.canonical_alias", content)];
}

function ban(userId: UserId, reason: string | undefined): EventDraft {
  const content = { membership: "ban", ...(reason !== undefined && { reason }) };
  return { type: "m.room.member", state_key: userId, content };
}

function state(type: string, content: JsonObject): EventDraft {
  return { type, state_key: "", content };
}
