import { rmSync } from "node:fs";
import { folderReader } from "@conclave/testing/folder-reader";
import { choicesOf } from "@conclave/testing/fuzz/choices";
import { NaiveClient } from "@conclave/testing/naive-client";
import { seededRandomness } from "@conclave/testing/seeded-randomness";
import { checkStore } from "@conclave/testing/simulator/checks/check-store";
import { recordLine } from "@conclave/testing/simulator/model/record-line";
import { type StoryPlan, tellStory } from "@conclave/testing/simulator/run-story";
import type { Story } from "@conclave/testing/simulator/story";
import { truthOf } from "@conclave/testing/simulator/truth";
import { type Account, register } from "../../process/account.ts";
import { temporaryFolder } from "../../process/temporary-folder.ts";
import { moments } from "./moment.ts";
import { type Death, type MortalServer, startMortalServer } from "./mortal-server.ts";

/** What the deaths of a server in a story met. */
export interface Met {
  readonly seed: number;
  readonly deaths: number;
  /** Requests that got no answer. */
  readonly unanswered: number;
  /** Those of them whose event or audit record was there after the restart. */
  readonly found: number;
}

/**
 * Tells the story of a seed on a server in a process of its own, which dies in the midst of acts. After each death the database is
 * held against the model, and at the end everything that people see. Until the first death the acts are the same each time.
 *
 * @throws Error at the first thing that is not as the naive model says, and for what the server logged as an error.
 */
export async function runKillStory(plan: StoryPlan & { readonly kills: number }): Promise<Met> {
  const folder = temporaryFolder();
  const server = await startMortalServer(folder, deathsOf(plan));
  const [told] = await Promise.allSettled([tellOn(server, folder, plan)]);
  const defects = await server.stop();
  rmSync(folder, { recursive: true });
  if (told.status === "rejected" || defects.length > 0) {
    const reason = told.status === "rejected" ? told.reason : `Seed ${plan.seed}: the server logged errors.`;
    throw new Error([reason instanceof Error ? reason.message : reason, ...defects].join("\n"));
  }
  const found = told.value.trail.filter((line) => line.startsWith("  no answer; all")).length;
  return { seed: plan.seed, deaths: server.deaths, unanswered: server.unanswered, found };
}

async function tellOn(server: MortalServer, folder: string, plan: StoryPlan): Promise<Story> {
  const people: Account[] = [];
  for (let index = 0; index < plan.people; index++) people.push(await register(server.baseUrl, `person${index}`));
  return tellStory(plan, {
    api: server,
    truth: truthOf(await folderReader(folder)),
    people,
    pass: () => undefined,
    afterStep: afterDeaths(server),
  });
}

/** The moments of a seed: one in each stretch of acts, of which a story has fewer than steps. */
function deathsOf({ seed, steps, kills }: StoryPlan & { readonly kills: number }): readonly Death[] {
  const choices = choicesOf(seededRandomness(seed * 1_000_003));
  const stretch = Math.floor(steps / 2 / kills);
  return Array.from({ length: kills }, (_, index) => ({
    request: 1 + index * stretch + choices.below(stretch),
    moment: choices.oneOf(moments),
  }));
}

/** What follows the steps in which a server died: the connections of sliding sync are gone, each start has left a record. */
function afterDeaths(server: MortalServer): (story: Story) => Promise<void> {
  let known = 0;
  return async (story) => {
    if (known === server.deaths) return;
    for (; known < server.deaths; known++) story.records.push(recordLine("server.started", null, null));
    for (const actor of story.actors) {
      actor.pos = undefined;
      actor.slid = new NaiveClient(story.api, actor);
    }
    const wrong = await checkStore(story);
    if (wrong.length > 0) throw new Error(wrong.slice(0, 20).join("\n"));
  };
}
