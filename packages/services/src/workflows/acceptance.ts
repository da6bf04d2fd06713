/** With which invitation somebody joins, and under which name. */
export interface Acceptance {
  readonly token: string;
  readonly localpart: string;
  readonly displayName: string | undefined;
}
