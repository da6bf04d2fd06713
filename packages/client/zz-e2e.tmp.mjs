import * as sdk from "matrix-js-sdk";
import { logger } from "matrix-js-sdk/lib/logger.js";
logger.setLevel?.("error");
const base = "http://localhost:18080";
process.on("unhandledRejection", (e) => console.log("UNHANDLED", String(e)));
async function register(name) {
  const r = await fetch(base + "/_matrix/client/v3/register", { method: "POST", body: JSON.stringify({ username: name, password: "correct horse battery", auth: { type: "m.login.dummy" } }) });
  return r.json();
}
async function login(user) {
  const r = await fetch(base + "/_matrix/client/v3/login", { method: "POST", body: JSON.stringify({ type: "m.login.password", identifier: { type: "m.id.user", user }, password: "correct horse battery" }) });
  return r.json();
}
let keyOf = {};
async function start(s, who) {
  const client = sdk.createClient({ baseUrl: base, userId: s.user_id, accessToken: s.access_token, deviceId: s.device_id,
    cryptoCallbacks: { getSecretStorageKey: async ({ keys }) => { for (const id of Object.keys(keys)) if (keyOf[who]) return [id, keyOf[who]]; return null; }, cacheSecretStorageKey: (id, info, key) => { keyOf[who] = key; } } });
  await client.initRustCrypto({ useIndexedDB: false });
  await client.startClient({ initialSyncLimit: 10 });
  await new Promise((res) => client.once("sync", function f(st) { if (st === "PREPARED") res(); else client.once("sync", f); }));
  return client;
}
const wait = async (f, what, ms = 10000) => { const t = Date.now(); for (;;) { const v = await f(); if (v) { console.log("ok:", what, Date.now() - t, "ms"); return v; } if (Date.now() - t > ms) { console.log("FAILED:", what); return undefined; } await new Promise((r) => setTimeout(r, 50)); } };
const n = Date.now().toString(36);
const a = await start(await register("alice" + n), "a");
const b = await start(await register("bob" + n), "b");
const crypto = a.getCrypto();
await crypto.bootstrapCrossSigning({ authUploadDeviceSigningKeys: (f) => f(null) });
console.log("ok: bootstrapCrossSigning", await crypto.isCrossSigningReady());
await crypto.bootstrapSecretStorage({ createSecretStorageKey: () => crypto.createRecoveryKeyFromPassphrase(), setupNewKeyBackup: true, setupNewSecretStorage: true });
console.log("ok: secret storage", await crypto.isSecretStorageReady(), "backup", await crypto.getActiveSessionBackupVersion());
await b.getCrypto().bootstrapCrossSigning({ authUploadDeviceSigningKeys: (f) => f(null) });
const { room_id } = await a.createRoom({ preset: "private_chat", invite: [b.getUserId()], initial_state: [{ type: "m.room.encryption", state_key: "", content: { algorithm: "m.megolm.v1.aes-sha2" } }] });
await wait(() => b.getRoom(room_id), "bob sees the invitation");
await b.joinRoom(room_id);
await wait(() => a.getRoom(room_id)?.getMember(b.getUserId())?.membership === "join", "alice sees bob join");
await a.sendTextMessage(room_id, "a secret");
await wait(() => b.getRoom(room_id)?.timeline.some((e) => e.getContent().body === "a secret"), "bob decrypts");
await b.sendTextMessage(room_id, "an answer");
await wait(() => a.getRoom(room_id)?.timeline.some((e) => e.getContent().body === "an answer"), "alice decrypts");
const info = await wait(async () => { const v = await crypto.getKeyBackupInfo(); return v?.count >= 2 ? v : undefined; }, "sessions are in the backup", 30000);
console.log(info?.version, info?.count, info?.etag);
// a second device of alice, recovered by 4S
const a2 = await start(await login("alice" + n), "a");
await wait(async () => (await a.getCrypto().getUserDeviceInfo([a.getUserId()], true)).get(a.getUserId()).size === 2, "alice's first device learns of the second");
const c2 = a2.getCrypto();
await c2.bootstrapCrossSigning({}); 
console.log("ok: second device cross-signed", (await c2.getDeviceVerificationStatus(a2.getUserId(), a2.getDeviceId()))?.crossSigningVerified);
await c2.loadSessionBackupPrivateKeyFromSecretStorage();
const restored = await c2.restoreKeyBackup();
console.log("ok: restored", restored.imported, "of", restored.total);
await wait(() => a2.getRoom(room_id)?.timeline.some((e) => e.getContent().body === "a secret"), "old message decrypts on the second device");
await wait(async () => (await a.getCrypto().getDeviceVerificationStatus(a2.getUserId(), a2.getDeviceId()))?.crossSigningVerified, "first device sees the second verified");
// reset of identity needs proof
let uia = 0;
await crypto.bootstrapCrossSigning({ setupNewCrossSigning: true, authUploadDeviceSigningKeys: async (f) => { try { return await f(null); } catch (e) { uia++; if (!e.data?.session) throw e; return f({ type: "m.login.password", session: e.data.session, identifier: { type: "m.id.user", user: a.getUserId() }, password: "correct horse battery" }); } } });
console.log("ok: identity reset with proof, asked", uia);
// media
const up = await a.uploadContent(Buffer.from("x".repeat(100000)), { type: "application/octet-stream", name: "f.bin" });
const url = a.mxcUrlToHttp(up.content_uri, undefined, undefined, undefined, false, true, true);
const dl = await fetch(url, { headers: { authorization: `Bearer ${b.getAccessToken()}` } });
console.log("ok: media", dl.status, (await dl.arrayBuffer()).byteLength, url);
await a2.logout(true);
await wait(async () => (await b.getCrypto().getUserDeviceInfo([a.getUserId()], true)).get(a.getUserId()).size === 1, "bob learns that the second device is gone");
await b.sendTextMessage(room_id, "after"); 
await wait(() => a.getRoom(room_id)?.timeline.some((e) => e.getContent().body === "after"), "alice still decrypts");
// SAS
for (const c of [a, b, a2]) c.stopClient();
process.exit(0);
