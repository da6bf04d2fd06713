import type { UserId } from "@conclave/protocol/identifiers/user-id";

export interface JobTables {
  /** What a committed change still has to bring about, in the order of `number`. */
  jobs: { number: number; kind: JobKind; user_id: UserId; begun_at: number };
}

/**
 * `leave-rooms`: the person is to leave every room. `refresh-members`: the rooms of the person are to learn their new name and
 * picture.
 */
export type JobKind = "leave-rooms" | "refresh-members";
