import { createHmac } from "node:crypto";
import { type Asker, askAs, type Body, type Person } from "./ask.ts";
import { inParallel } from "./in-parallel.ts";

/** How accounts are had on a server. */
export type Registration =
  | { readonly kind: "open" }
  /** Synapse's `/_synapse/admin/v1/register`, which others speak too. */
  | { readonly kind: "shared secret"; readonly secret: string }
  /** People who are signed in already: nobody else can be had. */
  | { readonly kind: "tokens"; readonly people: readonly Person[] };

/** The password of everybody whom the bench makes. */
export const password = "sturdy lantern under seven pines";

let made = 0;

/**
 * Makes people, or takes those that are there.
 *
 * @throws Error when the file of tokens holds too few.
 */
export async function makePeople(asker: Asker, registration: Registration, count: number): Promise<readonly Person[]> {
  if (registration.kind === "tokens") {
    if (registration.people.length < count) {
      throw new Error(`This needs ${count} people, and the file of tokens has ${registration.people.length}.`);
    }
    return registration.people.slice(0, count);
  }
  return inParallel(count, 8, async () => {
    const name = `p${process.pid}n${++made}`;
    const body =
      registration.kind === "open"
        ? await registerOpenly(asker, name)
        : await registerBySecret(asker, name, registration.secret);
    return { userId: body.user_id, deviceId: body.device_id, token: body.access_token };
  });
}

/** Makes one. */
export async function makePerson(asker: Asker, registration: Registration): Promise<Person> {
  const [person] = await makePeople(asker, registration, 1);
  if (person === undefined) throw new Error("There is nobody.");
  return person;
}

function registerOpenly(asker: Asker, username: string): Promise<Body> {
  return askAs(asker, undefined, "POST", "v3/register", { username, password, auth: { type: "m.login.dummy" } });
}

async function registerBySecret(asker: Asker, username: string, secret: string): Promise<Body> {
  const path = "/_synapse/admin/v1/register";
  const read = ({ body }: { readonly body: Buffer }): Body => JSON.parse(body.toString("utf8"));
  const { nonce } = read(await asker.request({ method: "GET", path }));
  const mac = createHmac("sha1", secret).update([nonce, username, password, "notadmin"].join("\0")).digest("hex");
  const body = JSON.stringify({ nonce, username, password, admin: false, mac });
  const answer = await asker.request({ method: "POST", path, body });
  if (answer.status !== 200) throw new Error(`The shared secret was refused: ${answer.body.toString("utf8")}`);
  return read(answer);
}
