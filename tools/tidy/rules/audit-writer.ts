import type { Rule } from "../source.ts";

const writer = "packages/services/src/audit/record.ts";

/** The audit log has one writer. */
export const auditLogHasOneWriter: Rule = (sources) =>
  sources
    .filter((source) => !source.isTest && source.path !== writer)
    .filter((source) => source.imports.some(({ names }) => names.includes("appendAuditRecord")))
    .map(({ path }) => ({ path, message: `Only ${writer} writes the audit log: call context.record in the command.` }));
