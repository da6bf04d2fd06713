import { seededRandomness } from "../seeded-randomness.ts";
import { type Choices, choicesOf } from "./choices.ts";
import { type FuzzRequest, fuzzRequest } from "./fuzz-request.ts";
import { type FuzzWorld, openFuzzWorld } from "./fuzz-world.ts";
import { judgeAnswer } from "./judge-answer.ts";

/** Milliseconds of processor time that no request should need. */
const processorBudget = 50;
const shownCharacters = 600;

/** A request beyond the budget of processor time. */
export interface SlowRequest {
  readonly milliseconds: number;
  readonly request: string;
}

/** What the requests of one world showed. */
export interface WorldReport {
  /** How many were answered with which status. */
  readonly statuses: ReadonlyMap<number, number>;
  /** What is wrong, with the request and the seed of its world. */
  readonly failures: readonly string[];
  /** By the number of the request. */
  readonly slow: ReadonlyMap<number, SlowRequest>;
}

/** Sends `count` requests to a new world, the same for the same seed, and judges the answers. */
export async function troubleWorld(seed: number, count: number): Promise<WorldReport> {
  const choices = choicesOf(seededRandomness(seed));
  const world = await openFuzzWorld();
  const statuses = new Map<number, number>();
  const failures: string[] = [];
  const slow = new Map<number, SlowRequest>();
  let tokens = await world.tokens();
  for (let index = 0; index < count; index++) {
    if (index % 20 === 0) tokens = await world.tokens();
    const request = fuzzRequest(choices.oneOf(world.endpoints), { choices, known: world.known });
    const said = `seed ${seed}, request ${index}: ${describe(request)}`;
    try {
      const { status, wrong, milliseconds } = await trouble(world, request, chooseToken(tokens, choices));
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      if (wrong !== undefined) failures.push(`${wrong}: ${said}`);
      if (milliseconds > processorBudget) slow.set(index, { milliseconds, request: said });
    } catch (error) {
      failures.push(`${error instanceof Error ? error.message : String(error)}: ${said}`);
    }
  }
  await world.close().catch((error: unknown) => {
    failures.push(`seed ${seed}: a defect: ${error instanceof Error ? error.stack : String(error)}`);
  });
  return { statuses, failures, slow };
}

function chooseToken(tokens: readonly string[], choices: Choices): string | undefined {
  return choices.onceIn(20) ? undefined : choices.oneOf(tokens);
}

async function trouble(world: FuzzWorld, request: FuzzRequest, token: string | undefined) {
  // Edge, core and readers of a test server share this thread. What other threads do is theirs, and the machine's other jobs count for nothing.
  const before = process.threadCpuUsage();
  const response = await world.send(request, token);
  const { user, system } = process.threadCpuUsage(before);
  const wrong = judgeAnswer(response, request);
  if (response.status === 200) world.known.learn(response.body);
  return {
    status: response.status,
    wrong: wrong === undefined ? undefined : `${wrong}, ${response.status} ${shown(response.text)}`,
    milliseconds: (user + system) / 1_000,
  };
}

function describe({ method, path, headers, body }: FuzzRequest): string {
  const text = typeof body === "string" ? body : (body?.toString("latin1") ?? "");
  return `${method} ${shown(path)} ${JSON.stringify(headers).slice(0, 200)} ${shown(text)}`;
}

function shown(text: string): string {
  return text.length > shownCharacters ? `${text.slice(0, shownCharacters)}... (${text.length})` : text;
}
