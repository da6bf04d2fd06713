import type { Scene } from "../story.ts";

/** A kind of step, and how often it is chosen among the others. */
export interface Step {
  readonly name: string;
  readonly weight: number;
  run(scene: Scene): Promise<void>;
}
