import { match, ok, rejects } from "node:assert/strict";
import { test } from "node:test";
import { type Choices, choicesOf } from "../fuzz/choices.ts";
import { seededRandomness } from "../seeded-randomness.ts";
import { startTestServer, type TestServer } from "../test-server.ts";
import { type Person, signUp } from "../world.ts";
import { type Api, Unanswered } from "./api.ts";
import { type StoryPlan, tellStory } from "./run-story.ts";
import type { Story } from "./story.ts";
import { truthOf } from "./truth.ts";

const plan: StoryPlan = { seed: 3, people: 10, steps: 300 };

/** What becomes of a request whose answer does not come. */
type Fate = (server: Api, ...request: Parameters<Api["request"]>) => Promise<unknown>;

const lost: Fate = async () => undefined;
const done: Fate = (server, ...request) => server.request(...request);
const doneTwice: Fate = async (server, ...request) => [
  await server.request(...request),
  await server.request(...request),
];

/** The server behind a line that cuts off every fourth answer of what may change something. */
function behindBadLine(server: TestServer, fates: readonly Fate[], choices: Choices): Api {
  return {
    async request(method, path, request) {
      if (method === "GET" || path.includes("/sync?") || !choices.onceIn(4))
        return server.request(method, path, request);
      await choices.oneOf(fates)(server, method, path, request);
      throw new Unanswered(method, path);
    },
  };
}

async function tellBehindBadLine(fates: readonly Fate[]): Promise<Story> {
  const server = await startTestServer({ encryption: "optional" });
  try {
    const people: Person[] = [];
    for (let index = 0; index < plan.people; index++) people.push(await signUp(server, `person${index}`));
    return await tellStory(plan, {
      api: behindBadLine(server, fates, choicesOf(seededRandomness(plan.seed))),
      truth: truthOf(server.parts.dispatcher),
      people,
      pass: (milliseconds) => server.clock.advance(milliseconds),
    });
  } finally {
    await server.close();
  }
}

test("where answers are lost, a story goes on with what has happened, and does the rest once more", async () => {
  const { trail } = await tellBehindBadLine([lost, done]);
  for (const outcome of ["nothing", "all"]) ok(trail.includes(`  no answer; ${outcome} of it was found`), outcome);
});

test("what happened twice where nobody was answered is noticed", async () => {
  await rejects(tellBehindBadLine([doneTwice]), (error) => {
    match(String(error), /Only a part of it|should have got/);
    return true;
  });
});
