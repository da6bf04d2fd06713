import { encodeBase64 } from "@conclave/base/base64";
import { randomToken } from "@conclave/base/randomness";
import { isServerName } from "@conclave/protocol/identifiers/server-name";
import { MatrixError } from "@conclave/protocol/matrix-error";
import { readInstance, writeInstance } from "@conclave/storage/instance/instance-store";
import { type AuditEvent, type CommandContext, command } from "../core/verb.ts";

export interface SetUpInput {
  /** What people call the organisation. */
  readonly organisation: string;
  /** Can never change afterwards. */
  readonly serverName: string;
}

/** The server itself, where the configuration names it. */
const theServer = { actor: null, origin: "server" } as const;

/**
 * Makes this server what it is, once: its name, its organisation, its signing key and the first restore epoch.
 *
 * Whoever creates the owner in the same command can't ask `context.instance()` yet: it follows the commit.
 *
 * @throws MatrixError `M_FORBIDDEN` when it is set up already, `M_INVALID_PARAM` when the name is no server name.
 */
export async function setUpInstance(
  context: CommandContext,
  input: SetUpInput,
  by: Pick<AuditEvent, "actor" | "origin"> = theServer,
): Promise<void> {
  const { tx, randomness } = context;
  if ((await readInstance(tx)).has("server_name"))
    throw new MatrixError("M_FORBIDDEN", "This server is set up already.");
  if (!isServerName(input.serverName)) {
    throw new MatrixError("M_INVALID_PARAM", "The server name must be a DNS name or an address, and perhaps a port.");
  }
  // A version is an opaque name that no other key of this server may bear (spec appendix "Signing JSON").
  const version = `c_${randomToken(randomness, 4).replaceAll("-", "_")}`;
  await writeInstance(tx, "server_name", input.serverName);
  await writeInstance(tx, "organisation", input.organisation);
  await writeInstance(tx, "signing_key", `${version} ${encodeBase64(randomness.bytes(32))}`);
  await writeInstance(tx, "restore_epoch", "0");
  await context.record({ type: "organisation.set-up", subject: input.serverName, ...by });
  context.changed({ kind: "instance" });
}

/** Says what people call the organisation, where the configuration had given the server its name before. */
export async function renameOrganisation(
  context: CommandContext,
  input: SetUpInput,
  by: Pick<AuditEvent, "actor" | "origin">,
): Promise<void> {
  await writeInstance(context.tx, "organisation", input.organisation);
  await context.record({ type: "organisation.set-up", subject: input.serverName, ...by });
  context.changed({ kind: "instance" });
}

/** `setUpInstance` as a command of its own: where the configuration names the server and no owner is made with it. */
export const setUp = command("instance.set-up", (context, input: SetUpInput) => setUpInstance(context, input));
