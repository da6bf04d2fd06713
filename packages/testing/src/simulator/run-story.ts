import { choicesOf } from "../fuzz/choices.ts";
import { NaiveClient } from "../naive-client.ts";
import { seededRandomness } from "../seeded-randomness.ts";
import { startTestServer } from "../test-server.ts";
import { type Person, signUp } from "../world.ts";
import type { Actor } from "./actor.ts";
import type { Api } from "./api.ts";
import { checkActor } from "./checks/check-actor.ts";
import { checkRecords } from "./checks/check-records.ts";
import { keepAccountData } from "./steps/account-data.ts";
import { createRoom } from "./steps/create-room.ts";
import { renameDevice } from "./steps/devices.ts";
import { forget } from "./steps/forget.ts";
import { ignore } from "./steps/ignore.ts";
import { keySteps } from "./steps/keys.ts";
import { membershipSteps } from "./steps/memberships.ts";
import { messageSteps } from "./steps/messages.ts";
import { changePushRules } from "./steps/push-rules.ts";
import { readingSteps } from "./steps/read-along.ts";
import { sendReceipt } from "./steps/receipts.ts";
import { redact } from "./steps/redact.ts";
import { settingSteps } from "./steps/settings.ts";
import type { Step } from "./steps/step.ts";
import type { Story } from "./story.ts";
import { truthOf } from "./truth.ts";

const allSteps: readonly Step[] = [
  createRoom,
  ...membershipSteps,
  ...messageSteps,
  redact,
  sendReceipt,
  changePushRules,
  keepAccountData,
  forget,
  renameDevice,
  ignore,
  ...keySteps,
  ...settingSteps,
  ...readingSteps,
];
const bag: readonly Step[] = allSteps.flatMap((step) => Array.from({ length: step.weight }, () => step));

/** How often somebody is asked on the way whether all is right. */
const stepsBetweenChecks = 250;

/** How a story is told. */
export interface StoryPlan {
  readonly seed: number;
  readonly people: number;
  readonly steps: number;
  /** How often the server dies on the way; not at all unless said. */
  readonly kills?: number;
}

/** Where a story is told: a server, and the people on it. */
export interface Stage extends Pick<Story, "api" | "truth" | "pass"> {
  readonly people: readonly Person[];
  /** Looks at the story after each step. */
  readonly afterStep?: (story: Story) => Promise<void>;
}

/** A story that went wrong, with all that is needed to understand and repeat it. */
export class StoryFailed extends Error {
  constructor(plan: StoryPlan, step: number, trail: readonly string[], cause: unknown) {
    const said = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
    const again = `npm run simulate -- --from ${plan.seed} --seeds 1 --people ${plan.people} --steps ${plan.steps}${plan.kills === undefined ? "" : " --kill"}`;
    super([`Seed ${plan.seed}, step ${step}: ${said}`, ...trail.slice(-16), `Again: ${again}`].join("\n"));
    this.name = "StoryFailed";
  }
}

/**
 * Tells the story of a seed on a server of its own, the same each time.
 *
 * @param last looks at the story once all of it is told and found right.
 * @throws StoryFailed at the first thing that is not as the naive model says.
 */
export async function runStory(plan: StoryPlan, last?: (story: Story) => Promise<void>): Promise<void> {
  const server = await startTestServer({ encryption: "optional" });
  try {
    const people: Person[] = [];
    for (let index = 0; index < plan.people; index++) people.push(await signUp(server, `person${index}`));
    const pass = (milliseconds: number) => server.clock.advance(milliseconds);
    const story = await tellStory(plan, { api: server, truth: truthOf(server.parts.dispatcher), people, pass });
    await last?.(story);
  } finally {
    await server.close();
  }
}

/**
 * Tells the story of a seed on a stage of its own: the same acts each time, for as long as the server does not die.
 *
 * @throws StoryFailed at the first thing that is not as the naive model says.
 */
export async function tellStory(plan: StoryPlan, { people, afterStep, ...server }: Stage): Promise<Story> {
  const story: Story = {
    ...server,
    actors: people.map((person) => actorOf(server.api, person)),
    rooms: new Map(),
    trail: [],
    sent: [],
    deviceChanges: [],
    records: [],
    firstRecord: (await server.truth.recordsAfter(0)).length,
  };
  let number = 0;
  try {
    for (number = 1; number <= plan.steps; number++) {
      // Each step has chance of its own, so that a story with fewer steps goes the same way.
      const choices = choicesOf(seededRandomness(plan.seed * 1_000_003 + number));
      await choices.oneOf(bag).run({ story, number, choices });
      story.pass(choices.below(2_000));
      await afterStep?.(story);
      if (number % stepsBetweenChecks === 0) await check(story, [choices.oneOf(story.actors)]);
    }
    await check(story, story.actors);
    return story;
  } catch (error) {
    throw new StoryFailed(plan, number, story.trail, error);
  }
}

function actorOf(api: Api, person: Person): Actor {
  return {
    ...person,
    synced: new NaiveClient(api, person),
    since: undefined,
    slid: new NaiveClient(api, person),
    pos: undefined,
    receipts: [],
    rules: { isSilent: false, words: new Set(), mutedRooms: new Set(), mutedPeople: new Set() },
    ignored: new Set(),
    forgotten: new Set(),
    keys: { waiting: [], fallback: undefined, isFallbackUnused: false },
    acquaintance: { people: new Set(), changes: 0 },
    kept: new Map(),
    heard: new Map(),
    mail: { sent: [], got: [], unacknowledged: 0 },
    hasOldCounts: false,
  };
}

/** Holds what some people know, and what is recorded, against the model. */
async function check(story: Story, actors: readonly Actor[]): Promise<void> {
  const wrong: string[] = [];
  for (const actor of actors) wrong.push(...(await checkActor(story, actor)));
  wrong.push(...(await checkRecords(story)));
  if (wrong.length > 0) throw new Error(wrong.slice(0, 20).join("\n"));
}
