/** A file that `downloadAttachment` is fetching. */
export interface DownloadSnapshot {
  readonly roomId: string;
  /** The item's key. */
  readonly key: string;
  readonly part: "file" | "thumbnail";
  /** 0 to 1; null while the server has not said how large it is. */
  readonly progress: number | null;
}
