import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import type { Person } from "../driver/ask.ts";
import type { Registration } from "../driver/people.ts";

/** What was asked for. */
export interface Options {
  readonly help: boolean;
  readonly size: "quick" | "full";
  /** Minutes of the soak; undefined for the scenarios. */
  readonly soakMinutes: number | undefined;
  /** Empty: all. */
  readonly scenarios: readonly string[];
  /** Other servers. */
  readonly urls: readonly string[];
  readonly own: boolean;
  readonly registration: Registration;
  /** An earlier report, JSON. */
  readonly compare: string | undefined;
  readonly output: string;
  readonly profile: boolean;
}

/** What `--help` prints. */
export const usage = `npm run bench -- [OPTIONS]

Measures this checkout's server beside a bare server of the same parts, and writes output/bench/report.{json,md,html}.

  --quick                    a sign of life for every scenario, in three minutes
  --scenario NAME            this one only; may be repeated
  --soak 30m                 instead: half the greatest load for so long
  --compare FILE             sets the result beside an earlier report.json
  --url http://localhost:N   another Matrix server, side by side; may be repeated
  --without-own              measures those alone
  --registration-secret S    makes accounts there by Synapse's shared secret, rather than by open registration
  --tokens FILE              takes people who are signed in: a JSON list of {"userId", "deviceId", "token"}
  --output FOLDER            where the report goes
  --profile                  keeps a CPU profile of the server beside the report (for chrome://inspect)
  --help                     this

Load goes to the loopback alone. Whatever happens, it ends by itself: the quick one after ten minutes, the full one after three
hours at most.
`;

/**
 * Reads the command line.
 *
 * @throws Error that says what is wrong with it.
 */
export function readOptions(args: readonly string[], scenarios: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: { type: "boolean", default: false },
      scenario: { type: "string", multiple: true, default: [] },
      soak: { type: "string" },
      compare: { type: "string" },
      url: { type: "string", multiple: true, default: [] },
      "without-own": { type: "boolean", default: false },
      "registration-secret": { type: "string" },
      tokens: { type: "string" },
      output: { type: "string", default: "output/bench" },
      profile: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  const unknown = values.scenario.find((name) => !scenarios.includes(name));
  if (unknown !== undefined) throw new Error(`There is no scenario ${unknown}; there are ${scenarios.join(", ")}.`);
  if (values["without-own"] && values.url.length === 0) throw new Error("--without-own needs a --url.");
  return {
    help: values.help,
    size: values.quick ? "quick" : "full",
    soakMinutes: values.soak === undefined ? undefined : minutesOf(values.soak),
    scenarios: values.scenario,
    urls: values.url,
    own: !values["without-own"],
    registration: registrationOf(values["registration-secret"], values.tokens),
    compare: values.compare,
    output: values.output,
    profile: values.profile,
  };
}

function minutesOf(text: string): number {
  const [, number = "", unit = ""] = /^(\d+)([smh])$/.exec(text) ?? [];
  const minutes = Number(number) * ({ s: 1 / 60, m: 1, h: 60 }[unit] ?? Number.NaN);
  if (!(minutes > 0 && minutes <= 600)) throw new Error(`--soak ${text}: say 30m, at most 10h.`);
  return minutes;
}

function registrationOf(secret: string | undefined, file: string | undefined): Registration {
  if (secret !== undefined) return { kind: "shared secret", secret };
  if (file === undefined) return { kind: "open" };
  const people: unknown = JSON.parse(readFileSync(file, "utf8"));
  if (!Array.isArray(people) || !people.every(isPerson)) {
    throw new Error(`${file} is no list of {"userId", "deviceId", "token"}.`);
  }
  return { kind: "tokens", people };
}

function isPerson(value: unknown): value is Person {
  const texts: Partial<Record<keyof Person, unknown>> = typeof value === "object" && value !== null ? value : {};
  return (["userId", "deviceId", "token"] as const).every((key) => typeof texts[key] === "string");
}
