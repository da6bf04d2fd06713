import { type Api, Unanswered } from "@conclave/testing/simulator/api";
import { sendRequest } from "../../process/sent-request.ts";
import { defectsOf, startServerProcess } from "../../process/server-process.ts";
import { type Moment, watchFor } from "./moment.ts";

/** When to die: at a moment of a request, or of the next one that comes to it. */
export interface Death {
  /** Counted from 1 among those that may change something. */
  readonly request: number;
  readonly moment: Moment;
}

/** A server in a process of its own that dies by SIGKILL at given moments, and is started again on its data each time. */
export interface MortalServer extends Api {
  readonly baseUrl: string;
  /** How often it has died. */
  readonly deaths: number;
  /** How many requests got no answer because of that. */
  readonly unanswered: number;
  /** Stops it for good. @returns what it logged as errors in all its lives, or how it ended if that was not well. */
  stop(): Promise<readonly string[]>;
}

/** Starts a server on an empty folder, with its deaths in their order. Whoever asks it while it is dead waits until it is back. */
export async function startMortalServer(folder: string, deaths: readonly Death[]): Promise<MortalServer> {
  const ahead = [...deaths];
  let isDoomed = false;
  const defects: string[] = [];
  let server = await startServerProcess({ folder });
  let alive: Promise<unknown> = Promise.resolve();
  let changes = 0;
  let died = 0;
  let unanswered = 0;

  /** @returns whether it died, and is back. */
  async function die(death: Death, isReached: Promise<boolean>): Promise<boolean> {
    isDoomed = true;
    const dies = await isReached;
    isDoomed = false;
    if (!dies) {
      ahead.unshift(death);
      return false;
    }
    await server.kill("server");
    died++;
    defects.push(...defectsOf(server));
    server = await startServerProcess({ folder });
    return true;
  }

  return {
    get baseUrl() {
      return server.baseUrl;
    },
    get deaths() {
      return died;
    },
    get unanswered() {
      return unanswered;
    },
    async request(method, path, request) {
      await alive;
      const life = died;
      const isChange = mayChange(method, path);
      if (isChange) changes++;
      const isDue = isChange && !isDoomed && (ahead[0]?.request ?? Number.POSITIVE_INFINITY) <= changes;
      const death = isDue ? ahead.shift() : undefined;
      const watch = death && watchFor(death.moment, folder);
      const sent = sendRequest(server.baseUrl, method, path, request);
      const dies = death && watch && die(death, watch(sent));
      if (dies !== undefined) alive = dies;
      try {
        const answer = await sent.answer;
        await alive;
        // Whoever is cut off does not hear an answer that has just been sent either.
        if (death?.moment === "answered" || (await dies) !== true) return answer;
      } catch (error) {
        await alive;
        // Nobody meant it to go away.
        if (died === life) throw error;
      }
      unanswered++;
      throw new Unanswered(method, path);
    },
    async stop() {
      const code = await server.stop();
      return [...defects, ...defectsOf(server), ...(code === 0 ? [] : [`The last stop ended with ${code}.`])];
    },
  };
}

/** Whether it may leave something behind: sliding sync asks by POST, and changes nothing that outlives the process. */
function mayChange(method: string, path: string): boolean {
  return method !== "GET" && !path.includes("/sync?");
}
