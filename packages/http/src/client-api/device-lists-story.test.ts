import { deepEqual, equal } from "node:assert/strict";
import { test } from "node:test";
import { choicesOf } from "@conclave/testing/fuzz/choices";
import { type MatrixClient, matrixClient } from "@conclave/testing/matrix-client";
import { seededRandomness } from "@conclave/testing/seeded-randomness";
import { slidingSync } from "@conclave/testing/sliding-sync";
import { startTestServer } from "@conclave/testing/test-server";
import { signUp } from "@conclave/testing/world";

// Whose device lists changed, held against sets in memory: people come and go, rename their devices, and are told by sync, by sliding
// sync and by keys/changes.

const steps = 150;

/** What held when a person's tokens were given out. */
interface Moment {
  readonly step: number;
  readonly token: string;
  /** With whom they shared a room. */
  readonly shared: ReadonlySet<string>;
}

for (const seed of [1, 2]) {
  test(`device lists tell exactly who is to be looked up and who may be forgotten (seed ${seed})`, async () => {
    const { below, oneOf, onceIn } = choicesOf(seededRandomness(seed));
    const server = await startTestServer();
    const people: MatrixClient[] = [];
    for (let index = 0; index < 5; index++) people.push(matrixClient(server, await signUp(server, `person${index}`)));
    const [owner, ...others] = people;
    if (owner === undefined) throw new Error("There is nobody.");
    const nameOf = ({ person }: MatrixClient) => person.userId;
    const rooms: string[] = [];
    for (let index = 0; index < 3; index++) rooms.push(await owner.createRoom({ preset: "public_chat" }));
    const members = new Map(rooms.map((room) => [room, new Set([nameOf(owner)])]));
    /** The last step in which somebody's devices changed. */
    const changedAt = new Map<string, number>();
    const moments = new Map<string, Moment[]>(people.map((client) => [nameOf(client), []]));
    const positions = new Map<string, string>();
    const onlyKeys = { extensions: { e2ee: { enabled: true } } };

    const sharedBy = (userId: string): ReadonlySet<string> => {
      const together = [...members.values()].filter((those) => those.has(userId)).flatMap((those) => [...those]);
      return new Set(together.filter((other) => other !== userId));
    };

    const expected = (userId: string, from: Moment, to: Pick<Moment, "step" | "shared">) => {
      const isChanged = (other: string) => {
        const step = changedAt.get(other) ?? -1;
        return step > from.step && step <= to.step;
      };
      const changed = [...to.shared].filter((other) => isChanged(other) || !from.shared.has(other));
      return {
        changed: [...changed, ...(isChanged(userId) ? [userId] : [])].sort(),
        left: [...from.shared].filter((other) => !to.shared.has(other)).sort(),
      };
    };
    const sorted = (lists: { readonly changed: readonly string[]; readonly left: readonly string[] }) => ({
      changed: [...lists.changed].sort(),
      left: [...lists.left].sort(),
    });

    const act = async (step: number): Promise<void> => {
      const client = oneOf(others);
      const room = oneOf(rooms);
      const [userId, those] = [nameOf(client), members.get(room) ?? new Set()];
      const kind = below(7);
      if (kind < 3) {
        if (those.has(userId)) await client.post(`/rooms/${room}/leave`);
        else equal((await client.post(`/join/${room}`)).status, 200);
        if (!those.delete(userId)) those.add(userId);
      } else if (kind === 3) {
        await owner.post(`/rooms/${room}/kick`, { user_id: userId });
        those.delete(userId);
        if (onceIn(2)) await client.post(`/rooms/${room}/forget`);
      } else if (kind === 4) await owner.post(`/rooms/${room}/invite`, { user_id: userId });
      else if (kind === 5) {
        const name = { display_name: `device ${step}` };
        equal((await client.put(`/devices/${client.person.deviceId}`, name)).status, 200);
        changedAt.set(userId, step);
      } else await client.put(`/profile/${encodeURIComponent(userId)}/displayname`, { displayname: `name ${step}` });
    };

    const observe = async (client: MatrixClient, step: number): Promise<void> => {
      const userId = nameOf(client);
      const own = moments.get(userId) ?? [];
      const before = own.at(-1);
      const now = { step, shared: sharedBy(userId) };
      const query = before === undefined ? "" : `?since=${before.token}`;
      const { body } = await client.get(`/sync${query}`);
      const sliding = await slidingSync(server, client.person, onlyKeys, positions.get(userId));
      positions.set(userId, sliding.pos);
      own.push({ ...now, token: body.next_batch });
      if (before === undefined) return;
      const right = expected(userId, before, now);
      deepEqual(sorted(body.device_lists), right, `${userId} at ${step}, sync`);
      deepEqual(sorted(sliding.extensions.e2ee.device_lists), right, `${userId} at ${step}, sliding sync`);
      const [from, to] = [below(own.length), below(own.length)].sort((left, right) => left - right);
      const [begin, end] = [own[from ?? 0], own[to ?? 0]];
      if (begin === undefined || end === undefined) return;
      const between = await client.get(`/keys/changes?from=${begin.token}&to=${end.token}`);
      deepEqual(sorted(between.body), expected(userId, begin, end), `${userId} from ${begin.step} to ${end.step}`);
    };

    for (const client of people) await observe(client, 0);
    for (let step = 1; step <= steps; step++) {
      await act(step);
      if (onceIn(2)) await observe(oneOf(people), step);
    }
    for (const client of people) await observe(client, steps);
    await server.close();
  });
}
