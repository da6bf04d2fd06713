export interface QuotaTables {
  /** How much a person keeps here, counted along with every change, so that nobody needs to add it up. */
  usage: { user_id: string; kind: UsageKind; pieces: number; bytes: number };
}

/** What is counted: pieces of account data with the bytes of their contents; uploaded files with theirs; thumbnails of those. */
export type UsageKind = "account-data" | "media" | "thumbnails";
