import { deepEqual, equal, match } from "node:assert/strict";
import { test } from "node:test";
import { disableAccount } from "@conclave/services/administration/disable-account";
import { matrixClient } from "@conclave/testing/matrix-client";
import { startTestServer, type TestServer } from "@conclave/testing/test-server";
import { signUp } from "@conclave/testing/world";

const transportsPath = "/_matrix/client/unstable/org.matrix.msc4143/rtc/transports";

async function withServer(settings: Parameters<typeof startTestServer>[0], run: (server: TestServer) => Promise<void>) {
  const server = await startTestServer(settings);
  try {
    await run(server);
  } finally {
    await server.close();
  }
}

test("without anything configured calls have no help", () =>
  withServer({}, async (server) => {
    const alice = matrixClient(server, await signUp(server, "alice"));
    deepEqual((await alice.get("/voip/turnServer")).body, {});
    const { token } = alice.person;
    deepEqual((await server.request("GET", transportsPath, { token })).body, { rtc_transports: [] });
    deepEqual(
      (await server.request("GET", "/.well-known/matrix/client")).body["org.matrix.msc4143.rtc_foci"],
      undefined,
    );
  }));

test("calls go by the TURN server and the LiveKit service that are configured", () => {
  const uris = ["turn:turn.example.org:3478?transport=udp"];
  const livekitUrl = "https://livekit.example.org/jwt";
  const foci = [{ type: "livekit", livekit_service_url: livekitUrl }];
  return withServer({ turn: { uris, secret: "north", lifetime: 3_600_000 }, livekitUrl }, async (server) => {
    const alice = matrixClient(server, await signUp(server, "alice"));
    const { body } = await alice.get("/voip/turnServer");
    deepEqual([body.uris, body.ttl], [uris, 3_600]);
    equal(body.username, `${Math.floor(server.clock.now() / 1_000) + 3_600}:${alice.person.userId}`);
    match(body.password, /^[A-Za-z0-9+/]{27}=$/);
    const { token } = alice.person;
    deepEqual((await server.request("GET", transportsPath, { token })).body, { rtc_transports: foci });
    deepEqual((await server.request("GET", "/.well-known/matrix/client")).body["org.matrix.msc4143.rtc_foci"], foci);
  });
});

test("a person proves to a service who they are", () =>
  withServer({}, async (server) => {
    const alice = matrixClient(server, await signUp(server, "alice"));
    const { userId } = alice.person;
    const { body } = await alice.post(`/user/${userId}/openid/request_token`);
    deepEqual([body.token_type, body.matrix_server_name, body.expires_in], ["Bearer", "conclave.test", 3_600]);
    const ask = (token: string) =>
      server.request("GET", `/_matrix/federation/v1/openid/userinfo?access_token=${token}`);
    deepEqual((await ask(body.access_token)).body, { sub: userId });
    equal((await server.request("GET", "/_matrix/client/v3/sync", { token: body.access_token })).status, 401);
    deepEqual([(await ask("cot_wrong")).status, (await ask("cot_wrong")).body.errcode], [401, "M_UNKNOWN_TOKEN"]);
    equal((await ask(alice.person.token)).status, 401);
    const other = await alice.post("/user/@bob:conclave.test/openid/request_token");
    deepEqual([other.status, other.body.errcode], [403, "M_FORBIDDEN"]);
    await server.parts.dispatcher.run(disableAccount, { by: "command-line", userId });
    equal((await ask(body.access_token)).status, 401);
    server.clock.advance(3_600_000);
    equal((await ask(body.access_token)).status, 401);
  }));
