import type { Randomness } from "@conclave/base/randomness";
import { seededRandomness } from "../seeded-randomness.ts";
import type { TestResponse } from "../test-server.ts";
import { type Choices, choicesOf } from "./choices.ts";
import { type FuzzRequest, fuzzRequest } from "./fuzz-request.ts";
import { type FuzzWorld, openFuzzWorld } from "./fuzz-world.ts";

/** Requests that one world takes; then a new one begins, so that a finding can be had again in a second. */
const requestsPerWorld = 1_000;
/** Milliseconds of processor time that no request should need. */
const processorBudget = 50;
const shownCharacters = 600;

/** What a run found. */
export interface FuzzReport {
  readonly requests: number;
  /** How many were answered with which status. */
  readonly statuses: ReadonlyMap<number, number>;
  /** What is wrong, with the request and the seed of its world. */
  readonly failures: readonly string[];
  /** Requests beyond the budget of processor time. */
  readonly slow: readonly string[];
}

/**
 * Sends seeded nonsense to every route, a world after the other, and judges the answers: never a 5xx (but for media that is
 * not there yet), every refusal an errcode and a sentence, nothing of our inside.
 *
 * @param seed of the first world; the others follow.
 */
export async function runFuzz({
  seed,
  requests,
}: {
  readonly seed: number;
  readonly requests: number;
}): Promise<FuzzReport> {
  const report = { requests: 0, statuses: new Map<number, number>(), failures: [] as string[], slow: [] as string[] };
  for (let world = 0; world * requestsPerWorld < requests; world++) {
    const count = Math.min(requestsPerWorld, requests - world * requestsPerWorld);
    await troubleWorld(seed + world, count, report);
  }
  return report;
}

interface GrowingReport {
  requests: number;
  readonly statuses: Map<number, number>;
  readonly failures: string[];
  readonly slow: string[];
}

async function troubleWorld(seed: number, count: number, report: GrowingReport): Promise<void> {
  const randomness: Randomness = seededRandomness(seed);
  const choices = choicesOf(randomness);
  const world = await openFuzzWorld();
  let tokens = await world.tokens();
  for (let index = 0; index < count; index++) {
    if (index % 20 === 0) tokens = await world.tokens();
    const request = fuzzRequest(choices.oneOf(world.endpoints), { choices, known: world.known });
    await trouble(world, request, chooseToken(tokens, choices), `seed ${seed}, request ${index}`, report);
  }
  await world.close().catch((error: unknown) => {
    report.failures.push(`seed ${seed}: a defect: ${error instanceof Error ? error.stack : String(error)}`);
  });
}

function chooseToken(tokens: readonly string[], choices: Choices): string | undefined {
  return choices.onceIn(20) ? undefined : choices.oneOf(tokens);
}

async function trouble(
  world: FuzzWorld,
  request: FuzzRequest,
  token: string | undefined,
  place: string,
  report: GrowingReport,
): Promise<void> {
  const before = process.cpuUsage();
  const said = `${place}: ${describe(request)}`;
  try {
    const response = await world.send(request, token);
    const { user, system } = process.cpuUsage(before);
    const milliseconds = (user + system) / 1_000;
    report.statuses.set(response.status, (report.statuses.get(response.status) ?? 0) + 1);
    const wrong = judge(response, request);
    if (wrong !== undefined)
      report.failures.push(`${wrong}: ${said}\n  answered ${response.status} ${shown(response.text)}`);
    if (milliseconds > processorBudget) report.slow.push(`${Math.round(milliseconds)} ms: ${said}`);
    if (response.status === 200) world.known.learn(response.body);
  } catch (error) {
    report.failures.push(`${error instanceof Error ? error.message : String(error)}: ${said}`);
  }
  report.requests++;
}

/** What is wrong with an answer, or undefined. */
function judge(response: TestResponse, { method }: FuzzRequest): string | undefined {
  const { status, body, headers } = response;
  if (status === 504 && body?.errcode === "M_NOT_YET_UPLOADED") return undefined;
  if (status >= 500) return "The server failed";
  if (headers["access-control-allow-origin"] !== "*") return "An answer without CORS headers";
  if (status >= 400 && method !== "HEAD" && status !== 416) {
    const isUia = status === 401 && Array.isArray(body?.flows);
    if (!isUia && (typeof body?.errcode !== "string" || typeof body.error !== "string"))
      return "A refusal without errcode";
  }
  if (/node_modules|\.ts:\d+|SQLITE|SqliteError/.test(response.text)) return "An answer tells of the inside";
  return "polluted" in {} ? "A prototype was polluted" : undefined;
}

function describe({ method, path, headers, body }: FuzzRequest): string {
  const text = typeof body === "string" ? body : (body?.toString("latin1") ?? "");
  return `${method} ${shown(path)} ${JSON.stringify(headers).slice(0, 200)} ${shown(text)}`;
}

function shown(text: string): string {
  return text.length > shownCharacters ? `${text.slice(0, shownCharacters)}... (${text.length})` : text;
}
