import type { TestResponse, TestServer } from "./test-server.ts";
import type { Person } from "./world.ts";

/** The public API as one signed-in person calls it. Paths begin behind `/_matrix/client/v3`. */
export interface MatrixClient {
  readonly person: Person;
  get(path: string): Promise<TestResponse>;
  put(path: string, body: unknown): Promise<TestResponse>;
  post(path: string, body?: unknown): Promise<TestResponse>;
  delete(path: string): Promise<TestResponse>;
  /** Makes a room, of which the identifier is given, escaped for a path; fails the test where the server refuses. */
  createRoom(body?: Readonly<Record<string, unknown>>): Promise<string>;
  /** Sends a text message and gives its event identifier, not escaped. */
  say(room: string, text: string): Promise<string>;
}

/** Calls the server as a person. */
export function matrixClient(server: TestServer, person: Person): MatrixClient {
  const call = (method: string, path: string, body?: unknown) =>
    server.request(method, `/_matrix/client/v3${path}`, {
      token: person.token,
      ...(body === undefined ? {} : { body }),
    });
  let transactions = 0;
  return {
    person,
    get: (path) => call("GET", path),
    put: (path, body) => call("PUT", path, body),
    post: (path, body = {}) => call("POST", path, body),
    delete: (path) => call("DELETE", path),
    async createRoom(body = {}) {
      const response = await call("POST", "/createRoom", body);
      if (response.status !== 200) throw new Error(`There is no room: ${response.text}`);
      return encodeURIComponent(response.body.room_id);
    },
    async say(room, text) {
      const path = `/rooms/${room}/send/m.room.message/say-${++transactions}`;
      const response = await call("PUT", path, { msgtype: "m.text", body: text });
      if (response.status !== 200) throw new Error(`Nothing was said: ${response.text}`);
      return response.body.event_id;
    },
  };
}
