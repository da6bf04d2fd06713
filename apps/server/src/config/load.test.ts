import { deepEqual, equal, throws } from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import type { Environment } from "./environment.ts";
import { loadConfig } from "./load.ts";
import { ConfigError, describeProblem } from "./problem.ts";

const workingFolder = mkdtempSync(join(tmpdir(), "conclave-config-"));
after(() => rmSync(workingFolder, { recursive: true }));

function load(environment: Environment = {}, yaml?: string) {
  const file = join(workingFolder, "conclave.yaml");
  if (yaml === undefined) rmSync(file, { force: true });
  else writeFileSync(file, yaml);
  return loadConfig({ environment, workingFolder });
}

/** The lines that a person would see; none when the configuration is accepted. */
function problems(environment: Environment, yaml?: string): string[] {
  try {
    load(environment, yaml);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.problems.map((problem) => describeProblem(problem, "en"));
  }
}

test("with nothing said, a private server for this machine", () => {
  const config = load();
  deepEqual(config.server.host, ["127.0.0.1", "::1"]);
  equal(config.server.port, 8008);
  equal(config.server.publicUrl, "http://localhost:8008");
  equal(config.server.mode, "development");
  equal(config.registration.policy, "invite");
  equal(config.encryption.policy, "required");
  equal(config.limits.rateLimits, "on");
  equal(config.rooms.defaultVersion, "12");
  deepEqual(config.outbound.allow, []);
  equal(config.storage.data, join(workingFolder, "data"));
  equal(config.keys.rootKeyFile, join(workingFolder, "data", "root.key"));
  equal(config.file, undefined);
});

test("the configuration can't be changed", () => {
  const config = load();
  throws(() => Object.assign(config.server, { port: 1 }), TypeError);
  throws(() => Object.assign(config.server.host, ["0.0.0.0"]), TypeError);
});

test("a variable wins over the file, the file over the default; an empty variable says nothing", () => {
  const yaml = "server:\n  port: 9000\n  name: example.org\nlimits:\nlogging:\n  level:\n";
  const config = load({ CONCLAVE_PORT: "9001", CONCLAVE_SERVER_NAME: "" }, yaml);
  equal(config.server.port, 9001);
  equal(config.server.name, "example.org");
  equal(config.logging.level, "info");
  equal(config.file, join(workingFolder, "conclave.yaml"));
});

test("what is understood", async (t) => {
  const rows: readonly [string, string, (config: ReturnType<typeof load>) => unknown, unknown][] = [
    ["addresses", "server:\n  host: [127.0.0.1, '::1']", (config) => config.server.host, ["127.0.0.1", "::1"]],
    ["localhost", "server:\n  host: localhost", (config) => config.server.host, ["127.0.0.1", "::1"]],
    ["a version as a number", "rooms:\n  default_version: 11", (config) => config.rooms.defaultVersion, "11"],
    ["on as YAML's true", "limits:\n  rate_limits: true", (config) => config.limits.rateLimits, "on"],
    ["a path beside the file", "storage:\n  data: here", (config) => config.storage.data, join(workingFolder, "here")],
    ["a list as one value", "outbound:\n  allow: a.org", (config) => config.outbound.allow, ["a.org"]],
    [
      "pages",
      "sign_in:\n  redirect_urls: [https://a.org/app, http://localhost:1]",
      (config) => config.signIn.redirectUrls,
      ["https://a.org/app", "http://localhost:1/"],
    ],
    [
      "a closing slash",
      "server:\n  public_url: http://localhost:8008/",
      (config) => config.server.publicUrl,
      "http://localhost:8008",
    ],
  ];
  for (const [name, yaml, get, expected] of rows) await t.test(name, () => deepEqual(get(load({}, yaml)), expected));
  await t.test("a list in a variable", () => {
    deepEqual(load({ CONCLAVE_OUTBOUND_ALLOW: "a.org:443, b.org" }).outbound.allow, ["a.org:443", "b.org"]);
  });
  await t.test("a console of its own", () => {
    deepEqual(load({ CONCLAVE_CONSOLE_PORT: "8009" }).console, { port: 8009, publicUrl: "http://localhost:8009" });
  });
});

test("what is wrong is named by key and variable", async (t) => {
  const rows: readonly [string, Environment, string | undefined, RegExp][] = [
    [
      "a port",
      { CONCLAVE_PORT: "70000" },
      undefined,
      /^server\.port \(CONCLAVE_PORT\): must be a port .* not "70000"\.$/,
    ],
    [
      "a port in the file",
      {},
      "server:\n  port: 1.5",
      /^server\.port \(CONCLAVE_PORT\): must be a port .* not 1\.5\.$/,
    ],
    ["a word", { CONCLAVE_MODE: "prod" }, undefined, /^server\.mode \(CONCLAVE_MODE\): must be one of `development`/],
    ["a server name", { CONCLAVE_SERVER_NAME: "Example!" }, undefined, /^server\.name \(CONCLAVE_SERVER_NAME\)/],
    ["no address", { CONCLAVE_HOST: "," }, undefined, /^server\.host \(CONCLAVE_HOST\): must be `localhost`/],
    ["a name for an address", { CONCLAVE_HOST: "example.org" }, undefined, /^server\.host \(CONCLAVE_HOST\)/],
    ["a network", { CONCLAVE_TRUSTED_PROXY: "10.0.0.0/33" }, undefined, /^server\.trusted_proxy \(CONCLAVE_TRUSTED_/],
    ["an address with a path", { CONCLAVE_PUBLIC_URL: "https://a.org/b" }, undefined, /^server\.public_url/],
    [
      "a variable's slip",
      { CONCLAVE_REGISTRATON: "open" },
      undefined,
      /^CONCLAVE_REGISTRATON: .*CONCLAVE_REGISTRATION\?$/,
    ],
    ["a setting's slip", {}, "server:\n  prot: 1", /^server\.prot: is no known setting; did you mean server\.port\?$/],
    ["the wrong section", {}, "server:\n  level: info", /^server\.level: .* did you mean logging\.level\?$/],
    ["a section's slip", {}, "sever:\n  port: 1", /^sever: is no known section; did you mean server\?$/],
    ["a far name", {}, "entirely_else: 1", /^entirely_else: is no known section\.$/],
    ["a map for a value", {}, "server:\n  port: {a: 1}", /^server\.port: must be a plain value or a list\.$/],
    ["a value for a section", {}, "server: 8008", /^server: must be a section/],
    ["a list for a file", {}, "- 1", /^The configuration file must hold sections/],
    [
      "not YAML",
      {},
      "server:\n  port: [1",
      /^The configuration file .*conclave\.yaml is not valid YAML: .*\(line \d+\)\.$/,
    ],
    ["a key twice", {}, "server:\n  port: 1\n  port: 2", /not valid YAML: Map keys must be unique \(line 3\)/],
    ["a file that isn't there", { CONCLAVE_CONFIG: "no.yaml" }, undefined, /no\.yaml can't be read \(ENOENT\)/],
  ];
  for (const [name, environment, yaml, expected] of rows) {
    await t.test(name, () => {
      const [line, ...others] = problems(environment, yaml);
      equal(others.length, 0);
      equal(expected.test(line ?? ""), true, line);
    });
  }
});

test("everything that is wrong is said at once", () => {
  equal(problems({ CONCLAVE_PORT: "x" }, "logging:\n  level: loud\nsever: {}").length, 3);
});

test("a secret is never repeated", () => {
  const said = problems({ CONCLAVE_REGISTRATION_SECRET: "two words" }).join();
  equal(said.includes("two words"), false);
  equal(said.startsWith("registration.secret (CONCLAVE_REGISTRATION_SECRET): must be"), true);
});

test("variables that are not ours are left alone", () => {
  deepEqual(problems({ CONCLAVE_SERVICE_HOST_ADDRESS_OF_THE_CLUSTER: "10.0.0.1", PORT: "1" }), []);
  deepEqual(problems({ CONCLAVE_FOO: "1", CONCLAVE_TEST: "1", CONCLAVE_X: "1" }), []);
});

const tls = { CONCLAVE_TLS_CERTIFICATE: "c.pem", CONCLAVE_TLS_KEY: "k.pem" };
const outside = { CONCLAVE_ROOT_KEY_FILE: "/etc/conclave/root.key" };
const published = { CONCLAVE_HOST: "0.0.0.0", CONCLAVE_PUBLIC_URL: "https://chat.example.org", ...outside };
const proxied = { CONCLAVE_TRUSTED_PROXY: "10.0.0.5", CONCLAVE_PUBLIC_URL: "https://chat.example.org", ...outside };
const development = { CONCLAVE_MODE: "development" };
const open = { CONCLAVE_REGISTRATION: "open" };
const unlimited = { CONCLAVE_RATE_LIMITS: "off" };
const secret = { CONCLAVE_REGISTRATION_SECRET: "s" };

test("settings that are refused together", async (t) => {
  const rows: readonly [string, Environment, readonly string[]][] = [
    ["for tests, on loopback", { ...development, ...open, ...unlimited, ...secret }, []],
    ["open, the mode not named", open, ["registration.policy"]],
    ["open, production", { ...open, ...outside, CONCLAVE_MODE: "production" }, ["registration.policy"]],
    ["open, off loopback", { ...development, ...open, ...published, ...tls }, ["registration.policy"]],
    ["open, behind a proxy", { ...development, ...open, ...proxied }, ["registration.policy"]],
    ["no limits, the mode not named", unlimited, ["limits.rate_limits"]],
    ["no limits, off loopback", { ...development, ...unlimited, ...published, ...tls }, ["limits.rate_limits"]],
    ["a secret, the mode not named", secret, ["registration.secret"]],
    ["plain HTTP off loopback", published, ["server.host"]],
    ["TLS off loopback", { ...published, ...tls }, []],
    ["a proxy, off loopback", { ...published, ...proxied }, []],
    ["a proxy, on loopback", proxied, []],
    ["no address, off loopback", { ...tls, ...outside, CONCLAVE_HOST: "::" }, ["server.public_url"]],
    ["no address, a proxy", { ...outside, CONCLAVE_TRUSTED_PROXY: "127.0.0.1" }, ["server.public_url"]],
    ["a public address in the clear", { ...outside, CONCLAVE_PUBLIC_URL: "http://a.org" }, ["server.public_url"]],
    ["a certificate alone", { ...outside, CONCLAVE_TLS_CERTIFICATE: "c" }, ["tls.key"]],
    ["a key alone", { ...outside, CONCLAVE_TLS_KEY: "k" }, ["tls.certificate"]],
    ["production, key by default", { CONCLAVE_MODE: "production" }, ["keys.root_key_file"]],
    ["published, key by default", { ...tls }, ["keys.root_key_file"]],
    ["production, key outside", { ...outside, CONCLAVE_MODE: "production" }, []],
    ["PostgreSQL", { CONCLAVE_DATABASE: "postgres" }, ["storage.database"]],
    ["the console on the server's port", { CONCLAVE_CONSOLE_PORT: "8008" }, ["console.port"]],
    ["the console in the clear", { CONCLAVE_CONSOLE_URL: "http://c.org" }, ["console.public_url"]],
  ];
  for (const [name, environment, expected] of rows) {
    await t.test(name, () => {
      const keys = problems(environment).map((line) => line.split(" ")[0]);
      deepEqual(keys, expected);
    });
  }
});

test("the mode follows from who can reach the server", () => {
  equal(load({ ...published, ...tls }).server.mode, "production");
  equal(load(proxied).server.mode, "production");
  equal(load({ ...tls, ...outside }).server.mode, "production");
  equal(load({ CONCLAVE_PUBLIC_URL: "http://localhost:1" }).server.mode, "development");
  equal(load(development).server.isModeExplicit, true);
});
