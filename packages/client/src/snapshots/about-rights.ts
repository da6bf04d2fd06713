/** What this person may change of what a room or space says about itself. */
export interface AboutRights {
  readonly name: boolean;
  readonly topic: boolean;
  readonly picture: boolean;
}
