import type { SlidingSyncBody } from "@conclave/protocol/client-api/sliding-sync";
import type { SlidingExtensions } from "@conclave/protocol/client-api/sliding-sync-extensions";
import type { SyncV4Body } from "@conclave/protocol/client-api/sync-v4";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { MatrixError } from "@conclave/protocol/matrix-error";
import { parseRequiredState, type RequiredState } from "./required-state.ts";
import type { ListFilter, RoomSubscription, SlidingForm, SlidingList } from "./sliding-request.ts";

/** What a client wants, whichever form it speaks. */
export interface SlidingWishes {
  readonly form: SlidingForm;
  readonly connectionId: string;
  readonly lists: readonly SlidingList[];
  readonly subscriptions: readonly RoomSubscription[];
  readonly extensions: SlidingExtensions;
}

const usualTimelineLimit = 10;

/** What lists and subscriptions may want of state, all different wishes together: matched against each event that changed. */
const largestWish = 2_000;

/**
 * Gives equal wishes as one object, so that they are combined and compared as such.
 *
 * @returns a function that throws MatrixError `M_INVALID_PARAM` when there are more wishes than anybody can need.
 */
function wishCollector(): (wish: RequiredState) => readonly RequiredState[] {
  const wishes = new Map<string, readonly RequiredState[]>();
  let size = 0;
  return (wish) => {
    const text = JSON.stringify(wish);
    const known = wishes.get(text) ?? [wish];
    if (!wishes.has(text)) size += wish.include.length + wish.exclude.length;
    if (size > largestWish) {
      throw new MatrixError("M_INVALID_PARAM", `required_state: more than ${largestWish} different entries.`);
    }
    wishes.set(text, known);
    return known;
  };
}

/** Reads a body of the unstable form. @throws MatrixError `M_INVALID_PARAM` when it wants too much of state. */
export function readUnstableBody(body: SlidingSyncBody, caller: UserId): SlidingWishes {
  type Config = NonNullable<SlidingSyncBody["room_subscriptions"]>[string];
  const collect = wishCollector();
  const configOf = (config: Config) => ({
    timelineLimit: config.timeline_limit ?? usualTimelineLimit,
    requiredState: collect(parseRequiredState(config.required_state ?? [], caller)),
  });
  return {
    form: "unstable",
    connectionId: body.conn_id ?? "",
    lists: Object.entries(body.lists ?? {}).map(([name, list]) => ({
      name,
      ...configOf(list),
      ranges: list.ranges,
      filter: filterOf(list.filters ?? {}, list.filters?.is_invite),
    })),
    subscriptions: Object.entries(body.room_subscriptions ?? {}).map(([roomId, config]) => ({
      roomId,
      ...configOf(config),
    })),
    extensions: body.extensions ?? {},
  };
}

/** Reads a body of the merged form. @throws MatrixError `M_INVALID_PARAM` when it wants too much of state. */
export function readMergedBody(body: SyncV4Body): SlidingWishes {
  type Config = NonNullable<SyncV4Body["room_subscriptions"]>[string];
  const collect = wishCollector();
  const configOf = (config: Config) => ({
    timelineLimit: config.timeline_limit,
    requiredState: collect(requiredStateOf(config.required_state)),
  });
  return {
    form: "merged",
    connectionId: body.conn_id ?? "",
    lists: Object.entries(body.lists ?? {}).map(([name, list]) => ({
      name,
      ...configOf(list),
      ranges: list.range === undefined ? undefined : [list.range],
      filter: filterOf(list.filters ?? {}, list.filters?.is_invited),
    })),
    subscriptions: Object.entries(body.room_subscriptions ?? {}).map(([roomId, config]) => ({
      roomId,
      ...configOf(config),
    })),
    extensions: body.extensions ?? {},
  };
}

type Elements = readonly { readonly type?: string; readonly state_key?: string }[];

function requiredStateOf(wish: {
  readonly include?: Elements;
  readonly exclude?: Elements;
  readonly lazy_members?: boolean;
}): RequiredState {
  const elementsOf = (elements: Elements | undefined) =>
    (elements ?? []).map(({ type, state_key: stateKey }) => ({
      ...(type !== undefined && { type }),
      ...(stateKey !== undefined && { stateKey }),
    }));
  return {
    include: elementsOf(wish.include),
    exclude: elementsOf(wish.exclude),
    lazyMembers: wish.lazy_members ?? false,
  };
}

interface WireFilter {
  readonly is_dm?: boolean;
  readonly is_encrypted?: boolean;
  readonly spaces?: readonly string[];
  readonly room_name_like?: string;
  readonly room_types?: readonly (string | null)[];
  readonly not_room_types?: readonly (string | null)[];
  readonly tags?: readonly string[];
  readonly not_tags?: readonly string[];
}

function filterOf(filter: WireFilter, isInvited: boolean | undefined): ListFilter {
  return {
    ...(filter.is_dm !== undefined && { isDirect: filter.is_dm }),
    ...(filter.is_encrypted !== undefined && { isEncrypted: filter.is_encrypted }),
    ...(isInvited !== undefined && { isInvited }),
    ...(filter.spaces !== undefined && { spaces: filter.spaces }),
    ...(filter.room_name_like !== undefined && { nameLike: filter.room_name_like.toLowerCase() }),
    ...(filter.room_types !== undefined && { roomTypes: filter.room_types }),
    ...(filter.not_room_types !== undefined && { notRoomTypes: filter.not_room_types }),
    ...(filter.tags !== undefined && { tags: filter.tags }),
    ...(filter.not_tags !== undefined && { notTags: filter.not_tags }),
  };
}
