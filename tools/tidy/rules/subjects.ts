import { posix } from "node:path";
import type { Rule } from "../source.ts";

/** The subjects of packages/services, lowest first: each may import those before it, and `core`, which all stand on. */
export const subjects: readonly string[] = [
  "instance",
  "audit",
  "accounts",
  "devices",
  "keys",
  "account-data",
  "filters",
  "media",
  "calls",
  "invitations",
  "rooms",
  "receipts",
  "timeline",
  "delayed-events",
  "push",
  "sync",
  "reports",
  "jobs",
  "workflows",
  "administration",
];

const place = /^packages\/services\/src\/([a-z-]+)\//;

/** A verb never reaches up to a subject that stands on its own. */
export const subjectsHaveAnOrder: Rule = (sources) =>
  sources
    .filter((source) => !source.isTest)
    .flatMap((source) => {
      const subject = place.exec(source.path)?.[1];
      if (subject === undefined || subject === "core") return [];
      const rank = subjects.indexOf(subject);
      if (rank < 0)
        return [
          {
            path: source.path,
            message: `The subject ${subject} has no place in tools/tidy/rules/subjects.ts: give it one.`,
          },
        ];
      return source.imports.flatMap(({ specifier }) => {
        if (!specifier.startsWith(".")) return [];
        const target = place.exec(posix.join(posix.dirname(source.path), specifier))?.[1];
        if (target === undefined || target === "core" || subjects.indexOf(target) <= rank) return [];
        const message = `${subject} may not import ${target}, which stands above it. What spans both belongs in workflows/.`;
        return [{ path: source.path, message }];
      });
    });
