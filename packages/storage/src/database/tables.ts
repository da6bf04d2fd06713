import type { AuditTables } from "../audit/audit-store.ts";
import type { InstanceTables } from "../instance/instance-store.ts";

/** Every table of the database; each store declares those that it owns. */
export interface Tables extends InstanceTables, AuditTables {}
