import { type Actor, keyAlgorithm as algorithm } from "../actor.ts";
import { Unanswered } from "../api.ts";
import { perform } from "../perform.ts";
import type { Scene } from "../story.ts";
import { chooseActor } from "./choose.ts";
import type { Step } from "./step.ts";

const keysInUpload = 3;

async function upload({ story, number, choices }: Scene, actor: Actor): Promise<void> {
  const keyOf = (name: string) => ({
    key: name,
    signatures: { [actor.userId]: { [`ed25519:${actor.deviceId}`]: "s" } },
  });
  const names = Array.from({ length: keysInUpload }, (_, index) => `${algorithm}:k${number}x${index}`);
  const oneTimeKeys = Object.fromEntries(names.map((name) => [name, keyOf(name)]));
  const fallback = `${algorithm}:f${number}`;
  const isNew = actor.keys.fallback === undefined || choices.onceIn(3);
  const body = {
    one_time_keys: oneTimeKeys,
    ...(isNew && { fallback_keys: { [fallback]: { ...keyOf(fallback), fallback: true } } }),
  };
  const answer = await perform(story, { by: actor, method: "POST", path: "v3/keys/upload", body, isAllowed: true });
  actor.keys.waiting.push(...names);
  if (isNew) Object.assign(actor.keys, { fallback, isFallbackUnused: true });
  const count = answer?.body.one_time_key_counts[algorithm];
  if (count !== actor.keys.waiting.length)
    throw new Error(`There are ${count} one-time keys, and should be ${actor.keys.waiting.length}`);
}

const uploadKeys: Step = { name: "upload-keys", weight: 3, run: (scene) => upload(scene, chooseActor(scene)) };

/** Several claim keys of one device at once: each key is given to one of them, the oldest first, and then the fallback key. */
const claimKeys: Step = {
  name: "claim-keys",
  weight: 3,
  async run(scene) {
    const { story, choices } = scene;
    const owner = choices.oneOf(story.actors.slice(0, 10));
    const body = { one_time_keys: { [owner.userId]: { [owner.deviceId]: algorithm } } };
    const claimants = Array.from({ length: 1 + choices.below(5) }, () => chooseActor(scene));
    story.trail.push(`${claimants.map(({ userId }) => userId).join(", ")} claim a key of ${owner.userId} at once`);
    const claims = claimants.map(({ token }) =>
      story.api.request("POST", "/_matrix/client/v3/keys/claim", { token, body }),
    );
    const outcomes = await Promise.allSettled(claims);
    const given = outcomes.flatMap((outcome) => {
      if (outcome.status === "fulfilled")
        return Object.keys(outcome.value.body.one_time_keys[owner.userId]?.[owner.deviceId] ?? {});
      if (outcome.reason instanceof Unanswered) return [];
      throw outcome.reason;
    });
    // Whoever got no answer may have been given a key or not: then nobody else will get it.
    const doubts = outcomes.filter(({ status }) => status === "rejected").length;
    const { waiting, fallback } = owner.keys;
    const left = doubts > 0 ? await countKeys(story, owner) : Math.max(0, waiting.length - claimants.length);
    const taken = waiting.splice(0, waiting.length - left);
    const again = left > 0 || fallback === undefined ? 0 : claimants.length - taken.length;
    const expected = [...taken, ...Array.from({ length: again }, () => fallback)];
    const rest = [...expected];
    if (again > 0) owner.keys.isFallbackUnused = doubts === 0 || given.includes(fallback ?? "") ? false : undefined;
    const strange = given.filter((name) => rest.splice(rest.indexOf(name), rest.includes(name) ? 1 : 0).length === 0);
    if (strange.length > 0 || rest.length > doubts)
      throw new Error(`The keys ${given.join()} were given out, and should be ${expected.join()}, but for ${doubts}`);
  },
};

/** How many one-time keys of a device the server still has. */
async function countKeys({ api }: Scene["story"], { token }: Actor): Promise<number> {
  const filter = encodeURIComponent(JSON.stringify({ room: { rooms: [] } }));
  const answer = await api.request("GET", `/_matrix/client/v3/sync?filter=${filter}`, { token });
  return answer.body.device_one_time_keys_count[algorithm] ?? 0;
}

/** Sends a message to one device, to all of a person, or to one that is not there; now and then twice, which is once. */
const sendToDevice: Step = {
  name: "send-to-device",
  weight: 6,
  async run(scene) {
    const { story, choices, number } = scene;
    const [actor, target] = [chooseActor(scene), chooseActor(scene)];
    const device = choices.oneOf([target.deviceId, "*", "NOBODY"]);
    const path = `v3/sendToDevice/io.conclave.test/t${number}`;
    const body = { messages: { [target.userId]: { [device]: { number } } } };
    for (let times = choices.onceIn(5) ? 2 : 1; times > 0; times--) {
      await perform(story, { by: actor, method: "PUT", path, body, isAllowed: true });
    }
    // What is readable does not reach those who want to hear nothing of its sender.
    if (device !== "NOBODY" && !target.ignored.has(actor.userId)) target.mail.sent.push(number);
  },
};

/** Keys go up and are given out, and devices write to each other. */
export const keySteps: readonly Step[] = [uploadKeys, claimKeys, sendToDevice];
