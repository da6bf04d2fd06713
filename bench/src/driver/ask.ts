import type { Answer, Request } from "./connection.ts";

/** Whatever can send a request: a connection, or a pool of them. */
export interface Asker {
  request(request: Request): Promise<Answer>;
}

/** Somebody who is signed in. */
export interface Person {
  readonly userId: string;
  readonly deviceId: string;
  readonly token: string;
}

/** The part of an answer that the bench looks at: objects all the way down, as the specification says. */
// biome-ignore lint/suspicious/noExplicitAny: each reader checks what it found, and a wrong shape fails the run
export type Body = any;

/** An answer other than 200. */
export class Refused extends Error {
  readonly status: number;

  constructor({ method, path }: Request, { status, body }: Answer) {
    super(`${method} ${path.slice(0, 120)} was answered ${status}: ${body.toString("utf8", 0, 300)}`);
    this.name = "Refused";
    this.status = status;
  }
}

/** Sends a request whose success is taken for granted. @throws Refused */
export async function ask(asker: Asker, request: Request): Promise<Answer> {
  const answer = await asker.request(request);
  if (answer.status !== 200) throw new Refused(request, answer);
  return answer;
}

/** Sends one as a person, under `/_matrix/client/`, and reads the answer. @throws Refused */
export async function askAs(
  asker: Asker,
  person: Pick<Person, "token"> | undefined,
  method: Request["method"],
  path: string,
  body?: object,
): Promise<Body> {
  const answer = await ask(asker, {
    method,
    path: `/_matrix/client/${path}`,
    ...(person !== undefined && { token: person.token }),
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return JSON.parse(answer.body.toString("utf8"));
}
