import { setTimeout as pause } from "node:timers/promises";
import { type Api, Unanswered } from "@conclave/testing/simulator/api";
import { type SentRequest, sendRequest } from "../../process/sent-request.ts";
import { defectsOf, startServerProcess } from "../../process/server-process.ts";

/** A moment to die: while a request is under way, counted from 1 among those that may change something. */
export interface Death {
  readonly request: number;
  /** When after its last byte, from 0 to 1: a part of the time that the change before it took, since machines differ. */
  readonly part: number;
}

/** A server in a process of its own that dies by SIGKILL at given moments, and is started again on its data each time. */
export interface MortalServer extends Api {
  readonly baseUrl: string;
  /** How often it has died. */
  readonly deaths: number;
  /** How many requests were left without an answer by that. */
  readonly unanswered: number;
  /** Stops it for good. @returns what it logged as errors in all its lives, or how it ended if that was not well. */
  stop(): Promise<readonly string[]>;
}

/** Starts a server on an empty folder. Whoever asks it while it is dead waits until it is back. */
export async function startMortalServer(folder: string, deaths: readonly Death[]): Promise<MortalServer> {
  const ahead = new Map(deaths.map(({ request, part }) => [request, part]));
  const defects: string[] = [];
  let server = await startServerProcess({ folder });
  let alive = Promise.resolve();
  let changes = 0;
  let died = 0;
  let unanswered = 0;
  let usual = 0;

  async function dieDuring({ written }: SentRequest, delay: number): Promise<void> {
    await written;
    await pause(delay);
    await server.kill("server");
    died++;
    defects.push(...defectsOf(server));
    server = await startServerProcess({ folder });
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
      const sent = sendRequest(server.baseUrl, method, path, request);
      const began = performance.now();
      const isChange = mayChange(method, path);
      const part = isChange ? ahead.get(++changes) : undefined;
      if (part !== undefined) alive = dieDuring(sent, part * usual);
      try {
        const answer = await sent.answer;
        if (isChange) usual = performance.now() - began;
        await alive;
        return answer;
      } catch (error) {
        await alive;
        // Nobody meant it to go away.
        if (died === life) throw error;
        unanswered++;
        throw new Unanswered(method, path, error);
      }
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
