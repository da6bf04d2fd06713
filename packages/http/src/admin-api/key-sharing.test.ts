import { deepEqual } from "node:assert/strict";
import { test } from "node:test";
import { recordLife } from "@conclave/services/instance/record-life";
import { matrixClient } from "@conclave/testing/matrix-client";
import { startTestServer } from "@conclave/testing/test-server";
import { signUp, signUpAs } from "@conclave/testing/world";

for (const keySharing of ["any", "verified"] as const) {
  test(`which devices get keys, "${keySharing}", is told to clients and administrators, and recorded with a start`, async () => {
    const server = await startTestServer({ keySharing });
    try {
      const member = matrixClient(server, await signUp(server, "mia"));
      const { capabilities } = (await member.get("/capabilities")).body;
      deepEqual(capabilities["io.conclave.key_sharing"], { devices: keySharing });

      await server.parts.dispatcher.run(recordLife, { type: "server.started", version: "1.0.0" });
      const { token } = await signUpAs(server, "axel", "auditor");
      const read = async (path: string) => (await server.request("GET", `/_conclave/admin/v1/${path}`, { token })).body;
      deepEqual((await read("overview")).key_sharing, keySharing);
      const { records } = await read("audit?type=server.started");
      deepEqual(
        records.map(({ details }: { details: unknown }) => details),
        [{ version: "1.0.0", encryption: "required", key_sharing: keySharing }],
      );
    } finally {
      await server.close();
    }
  });
}
