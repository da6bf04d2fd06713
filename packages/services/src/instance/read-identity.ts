import { readInstance } from "@conclave/storage/instance/instance-store";
import { query } from "../core/verb.ts";

/** What the server is, without its secrets; undefined before set-up. */
export interface Identity {
  readonly serverName: string;
  readonly organisation: string;
}

/** Who this server is; undefined before set-up. */
export const readIdentity = query(
  "instance.read-identity",
  async ({ tx }, _input: null): Promise<Identity | undefined> => {
    const values = await readInstance(tx);
    const serverName = values.get("server_name");
    const organisation = values.get("organisation");
    return serverName === undefined || organisation === undefined ? undefined : { serverName, organisation };
  },
);
