/** Everybody who reacted to a message with the same emoji. */
export interface Reaction {
  /** The emoji, or whatever short text the senders took; show it as text only. */
  readonly key: string;
  readonly count: number;
  /** This account is among them. */
  readonly own: boolean;
  /** Names of the first of them, in the order in which they reacted, this account left out. */
  readonly names: readonly string[];
}
