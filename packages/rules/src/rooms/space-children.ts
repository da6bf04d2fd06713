import type { JsonObject } from "@conclave/base/json";
import { parseRoomId, type RoomId } from "@conclave/protocol/identifiers/room-id";

/** An `m.space.child` event, as far as it says which room belongs to a space and where it stands there. */
export interface SpaceChildEvent {
  readonly stateKey: string;
  readonly content: JsonObject;
  /** Milliseconds since the epoch. */
  readonly originServerTs: number;
}

/** Spec "Ordering of children": printable ASCII, at most 50 characters. */
const orderPattern = /^[\x20-\x7e]{1,50}$/;

/** The room that the event makes part of a space; undefined when it makes none, as without `via` (spec "m.space.child"). */
export function childOf({ stateKey, content }: SpaceChildEvent): RoomId | undefined {
  const { via } = content;
  const isChild = Array.isArray(via) && via.length > 0 && via.every((name) => typeof name === "string");
  return isChild ? parseRoomId(stateKey) : undefined;
}

/** Whether the space recommends the child. */
export function isSuggested({ content }: SpaceChildEvent): boolean {
  return content["suggested"] === true;
}

/** Sorts children: by `order`, those without one last; among equals the older first, then by identifier. */
export function compareChildren(left: SpaceChildEvent, right: SpaceChildEvent): number {
  return (
    compareOrders(orderOf(left), orderOf(right)) ||
    left.originServerTs - right.originServerTs ||
    compareTexts(left.stateKey, right.stateKey)
  );
}

/** Where it says that it stands; undefined where it doesn't say, or not in a form that counts. */
export function orderOf({ content: { order } }: SpaceChildEvent): string | undefined {
  return typeof order === "string" && orderPattern.test(order) ? order : undefined;
}

function compareOrders(left: string | undefined, right: string | undefined): number {
  if (left === undefined || right === undefined) return Number(left === undefined) - Number(right === undefined);
  return compareTexts(left, right);
}

function compareTexts(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
