/** What the program that runs the server knows of it, for its administrators. */
export interface ServerFacts {
  /** Of Conclave. */
  readonly version: string;
  readonly mode: "development" | "production";
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  /** Bytes of the database on disk, with what was not yet written back to it. */
  databaseBytes(): Promise<number>;
}
