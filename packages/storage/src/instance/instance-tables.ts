export interface InstanceTables {
  /** What this server is: few rows, written once. */
  instance: { key: InstanceKey; value: string };
  stream_positions: { writer: number; position: number };
}

export type InstanceKey = "server_name" | "organisation" | "signing_key" | "restore_epoch" | "vapid_key";
