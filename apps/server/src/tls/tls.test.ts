import { equal, match, rejects, throws } from "node:assert/strict";
import { once } from "node:events";
import { copyFileSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { type ConnectionOptions, connect, createServer, type Server, type TLSSocket } from "node:tls";
import { AppError } from "@conclave/base/app-error";
import { FakeClock } from "@conclave/testing/fake-clock";
import { makeSelfSigned, skipWithoutOpenssl } from "@conclave/testing/self-signed";
import { exitCodeOf, exitCodes } from "../cli/exit-code.ts";
import { type CertificateFiles, readCertificate, secureContextOptions } from "./certificate.ts";
import { watchCertificate } from "./watch-certificate.ts";

const folder = mkdtempSync(join(tmpdir(), "conclave-tls-"));
after(() => rmSync(folder, { recursive: true }));
const now = Date.now();

function files(name: string): CertificateFiles {
  return { certificate: join(folder, `${name}.pem`), key: join(folder, `${name}.key`) };
}

before(() => {
  if (skipWithoutOpenssl === false) for (const name of ["first", "second"]) makeSelfSigned(folder, name);
});

async function serve(options: CertificateFiles): Promise<Server> {
  const server = createServer(secureContextOptions(readCertificate(options, now)));
  server.on("tlsClientError", () => {});
  await once(server.listen(0, "127.0.0.1"), "listening");
  return server;
}

async function dial(server: Server, options: ConnectionOptions = {}): Promise<TLSSocket> {
  const { port } = server.address() as AddressInfo; // Listening on TCP, so the address is one.
  const socket = connect({ port, host: "127.0.0.1", rejectUnauthorized: false, ...options });
  await once(socket, "secureConnect");
  return socket;
}

test("TLS 1.3 only, hybrid group first", { skip: skipWithoutOpenssl }, async (t) => {
  const server = await serve(files("first"));
  t.after(() => server.close());
  const accepted: readonly [string, ConnectionOptions, string][] = [
    ["by default", {}, "X25519MLKEM768"],
    ["a client that guessed another group", { ecdhCurve: "X25519:X25519MLKEM768" }, "X25519MLKEM768"],
    ["a client without the hybrid", { ecdhCurve: "X25519" }, "X25519"],
    ["a client with NIST curves only", { ecdhCurve: "P-256" }, "prime256v1"],
  ];
  for (const [name, options, group] of accepted) {
    await t.test(name, async () => {
      const socket = await dial(server, options);
      equal(socket.getProtocol(), "TLSv1.3");
      const agreed: { name?: string } = socket.getEphemeralKeyInfo() ?? {};
      equal(agreed.name, group);
      socket.destroy();
    });
  }
  await t.test("TLS 1.2 is refused", () =>
    rejects(dial(server, { maxVersion: "TLSv1.2" }), { code: "ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION" }),
  );
  await t.test("another group is refused", () => rejects(dial(server, { ecdhCurve: "P-521" })));
});

test("what is wrong with a pair is named", { skip: skipWithoutOpenssl }, async (t) => {
  const first = files("first");
  const junk = join(folder, "junk.pem");
  writeFileSync(junk, "not PEM");
  const rows: readonly [string, CertificateFiles, number, string, keyof CertificateFiles][] = [
    ["no certificate", { ...first, certificate: join(folder, "none") }, now, "TLS_FILE_UNREADABLE", "certificate"],
    ["no key", { ...first, key: join(folder, "none") }, now, "TLS_FILE_UNREADABLE", "key"],
    ["junk for a certificate", { ...first, certificate: junk }, now, "TLS_CERTIFICATE_DAMAGED", "certificate"],
    ["junk for a key", { ...first, key: junk }, now, "TLS_KEY_DAMAGED", "key"],
    ["two that don't belong together", { ...first, key: files("second").key }, now, "TLS_PAIR_MISMATCHED", "key"],
    ["expired", first, now + 3 * 86_400_000, "TLS_CERTIFICATE_EXPIRED", "certificate"],
  ];
  for (const [name, pair, at, code, field] of rows) {
    const message = new RegExp(`^tls\\.${field} \\(CONCLAVE_TLS_${field.toUpperCase()}\\): the .*${folder}`);
    await t.test(name, () => {
      throws(() => readCertificate(pair, at), { code, message });
      equal(exitCodeOf(code), exitCodes.configuration);
    });
  }
});

test("a new certificate is taken in; a bad one is not, and the old one goes on", {
  skip: skipWithoutOpenssl,
}, async (t) => {
  const live = files("live");
  const put = (from: CertificateFiles, which: keyof CertificateFiles) => {
    copyFileSync(from[which], `${live[which]}.new`);
    renameSync(`${live[which]}.new`, live[which]);
  };
  put(files("first"), "certificate");
  put(files("first"), "key");
  const server = await serve(live);
  t.after(() => server.close());
  const clock = new FakeClock(now);
  const problems: unknown[] = [];
  const stop = watchCertificate({
    files: live,
    clock,
    interval: 1000,
    onChange: (certificate) => server.setSecureContext(secureContextOptions(certificate)),
    onProblem: (error) => problems.push(error),
  });
  const served = async () => {
    const socket = await dial(server);
    const name = socket.getPeerCertificate().subject.CN;
    socket.destroy();
    return name;
  };

  const open = await dial(server);
  put(files("second"), "certificate");
  clock.advance(1000);
  put(files("second"), "key");
  clock.advance(1000);
  equal(await served(), "first", "a change that is still going on is left alone");
  clock.advance(1000);
  equal(await served(), "second");
  equal(problems.length, 0);
  equal(open.destroyed, false, "connections that are open stay open");
  open.destroy();

  put(files("first"), "certificate");
  clock.advance(5000);
  equal(await served(), "second");
  equal(problems.length, 1, "said once a change, not at every look");
  const [problem] = problems;
  match(problem instanceof AppError ? problem.code : "", /^TLS_PAIR_MISMATCHED$/);

  rmSync(live.certificate);
  clock.advance(2000);
  equal(await served(), "second");
  equal(problems.length, 2);

  stop();
  put(files("first"), "certificate");
  put(files("first"), "key");
  clock.advance(5000);
  equal(await served(), "second");
});
