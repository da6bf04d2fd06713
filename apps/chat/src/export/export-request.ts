/** What somebody wants to keep of a conversation. */
export interface ExportRequest {
  readonly roomId: string;
  /** What the room is called. */
  readonly title: string;
  /** Not before the one, and before the other, milliseconds since the epoch; null: all of it. */
  readonly after: number | null;
  readonly before: number | null;
  readonly withFiles: boolean;
  /** Only what this person said. */
  readonly onlyOf: string | null;
}

/** How far an export is. */
export interface ExportProgress {
  /** Lines and files that are kept so far, and lines among them that could not be decrypted. */
  readonly lines: number;
  readonly undecryptable: number;
  readonly files: number;
  /** Files that could not be had. */
  readonly missing: number;
  /** Milliseconds since the epoch: it was read back to here. Null before the first page. */
  readonly reachedAt: number | null;
  /** 0 to 1, by time. */
  readonly fraction: number;
}

export const noProgress: ExportProgress = {
  lines: 0,
  undecryptable: 0,
  files: 0,
  missing: 0,
  reachedAt: null,
  fraction: 0,
};
