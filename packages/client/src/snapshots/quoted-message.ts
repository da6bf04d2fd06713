import type { Person } from "./person.ts";
import type { MessagePreview } from "./room-list-snapshot.ts";

/** Another message of the room in one line: what is answered, or what is pinned. */
export interface QuotedMessage {
  readonly eventId: string;
  /** Null while it is fetched, and where it can't be. */
  readonly sender: Person | null;
  /** Null while it is not known. */
  readonly timestamp: number | null;
  /** `loading`: it is being fetched. `unavailable`: this account may not see it, or it is no message. */
  readonly content: MessagePreview["content"] | { readonly kind: "loading" } | { readonly kind: "unavailable" };
}
