import type { AuditTables } from "../audit/audit-tables.ts";
import type { InstanceTables } from "../instance/instance-tables.ts";

/** Every table of the database; each subject declares its own in `x-tables.ts`, which imports no store. */
export interface Tables extends InstanceTables, AuditTables {}
