import { setImmediate } from "node:timers/promises";
import { allRoutes } from "@conclave/http/routes";
import type { Endpoint } from "@conclave/protocol/endpoint";
import { matrixClient } from "../matrix-client.ts";
import { startTestServer, type TestResponse, type TestServer } from "../test-server.ts";
import { type Person, signUp, signUpAs } from "../world.ts";
import type { FuzzRequest } from "./fuzz-request.ts";
import { type KnownValues, knownValues } from "./known-values.ts";

/** A server with people and rooms to trouble. */
export interface FuzzWorld {
  readonly endpoints: readonly Endpoint[];
  readonly known: KnownValues;
  /** Sends a request as somebody, or as nobody; a poll's time passes at once. */
  send(request: FuzzRequest, token: string | undefined): Promise<TestResponse>;
  /** Who is signed in: an owner, two people. */
  tokens(): Promise<readonly string[]>;
  /** @throws the first defect that the server ran into. */
  close(): Promise<void>;
}

/** Opens a world of its own, on a new database. */
export async function openFuzzWorld(): Promise<FuzzWorld> {
  const server = await startTestServer({ encryption: "optional", registrationSecret: "fuzzed" });
  const known = knownValues();
  let people = await populate(server, known, 0);
  let rounds = 0;
  return {
    endpoints: allRoutes(server.parts).map(({ endpoint }) => endpoint),
    known,
    async send({ method, path, headers, body }, token) {
      let answered = false;
      const answer = server
        .request(method, path, {
          headers: { ...(token === undefined ? {} : { authorization: `Bearer ${token}` }), ...headers },
          ...(body === undefined ? {} : { body }),
        })
        .finally(() => {
          answered = true;
        });
      // Awaited below, and not lost meanwhile.
      answer.catch(() => undefined);
      // Where the request waits, for news or a file, there are none: its time passes.
      while (!answered) {
        await setImmediate();
        if (server.parts.notifier.waiting + server.parts.arrivals.waiting > 0) server.clock.advance(60_000);
      }
      return answer;
    },
    async tokens() {
      const alive: string[] = [];
      for (const { token } of people) {
        const { status } = await server.request("GET", "/_matrix/client/v3/account/whoami", { token });
        if (status === 200) alive.push(token);
      }
      if (alive.length === people.length) return alive;
      // Somebody signed out, or was: others come.
      people = await populate(server, known, ++rounds);
      return people.map(({ token }) => token);
    },
    close: () => server.close(),
  };
}

async function populate(server: TestServer, known: KnownValues, round: number): Promise<readonly Person[]> {
  const owner = await signUpAs(server, `owner${round}`, "owner");
  const [one, two] = [await signUp(server, `one${round}`), await signUp(server, `two${round}`)];
  for (const { userId, deviceId } of [owner, one, two]) known.learn({ user_id: userId, device_id: deviceId });
  for (const client of [matrixClient(server, owner), matrixClient(server, one)]) {
    for (const room_version of ["10", "12"]) {
      const room = await client.createRoom({ preset: "public_chat", room_version, invite: [two.userId] });
      known.learn({ room_id: decodeURIComponent(room), event_id: await client.say(room, "hello") });
    }
  }
  known.add("serverName", "conclave.test");
  known.add("roomAlias", "#alias:conclave.test");
  return [owner, one, two];
}
