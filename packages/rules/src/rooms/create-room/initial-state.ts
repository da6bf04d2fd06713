import { utf8Length } from "@conclave/base/utf8";
import type { EventDraft } from "@conclave/protocol/events/pdu";
import { MatrixError } from "@conclave/protocol/matrix-error";
import { checkEventNames } from "../event-format.ts";
import type { CreateRoomRequest, RoomPreset } from "./create-room-request.ts";

const maximumInitialState = 250;
/** Spec "m.room.name". */
const maximumNameBytes = 255;

/** What the server makes itself; a request can only say it in the fields meant for it. */
const ownTypes: readonly string[] = ["m.room.create", "m.room.member"];

// biome-ignore format: a table
const presets: { readonly [Preset in RoomPreset]: { readonly joinRule: string; readonly guestAccess: string } } = {
  private_chat:         { joinRule: "invite", guestAccess: "can_join"  },
  trusted_private_chat: { joinRule: "invite", guestAccess: "can_join"  },
  public_chat:          { joinRule: "public", guestAccess: "forbidden" },
};

/** The events that a preset stands for. */
export function presetState(preset: RoomPreset): readonly EventDraft[] {
  const { joinRule, guestAccess } = presets[preset];
  return [
    { type: "m.room.join_rules", state_key: "", content: { join_rule: joinRule } },
    { type: "m.room.history_visibility", state_key: "", content: { history_visibility: "shared" } },
    { type: "m.room.guest_access", state_key: "", content: { guest_access: guestAccess } },
  ];
}

/**
 * The state that a request gives, without what its `name` and `topic` replace.
 *
 * @throws MatrixError `M_INVALID_PARAM` naming the entry; `M_TOO_LARGE`.
 */
export function initialState(request: CreateRoomRequest): readonly EventDraft[] {
  const given = request.initial_state ?? [];
  if (given.length > maximumInitialState) {
    throw new MatrixError("M_INVALID_PARAM", `initial_state can have at most ${maximumInitialState} events.`);
  }
  const drafts = given.map(({ type, state_key = "", content }, index) => {
    checkEventNames({ type, state_key });
    if (ownTypes.includes(type)) {
      throw new MatrixError("M_INVALID_PARAM", `initial_state[${index}] can't be ${type}: the server makes it.`);
    }
    return { type, state_key, content };
  });
  const replaced = nameAndTopic(request).map((draft) => draft.type);
  return drafts.filter((draft) => draft.state_key !== "" || !replaced.includes(draft.type));
}

/**
 * The events that `name` and `topic` stand for.
 *
 * @throws MatrixError `M_INVALID_PARAM` for a name of more than 255 bytes.
 */
export function nameAndTopic({ name, topic }: CreateRoomRequest): readonly EventDraft[] {
  if (name !== undefined && utf8Length(name) > maximumNameBytes) {
    throw new MatrixError("M_INVALID_PARAM", `name is longer than ${maximumNameBytes} bytes.`);
  }
  return [
    ...(name === undefined ? [] : [{ type: "m.room.name", state_key: "", content: { name } }]),
    ...(topic === undefined ? [] : [{ type: "m.room.topic", state_key: "", content: topicContent(topic) }]),
  ];
}

/** Once for clients of old, once as extensible text (spec "m.room.topic"). */
function topicContent(topic: string): EventDraft["content"] {
  return { topic, "m.topic": { "m.text": [{ body: topic, mimetype: "text/plain" }] } };
}
