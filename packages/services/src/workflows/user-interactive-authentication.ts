import { createHash } from "node:crypto";
import { canonicalJson } from "@conclave/base/canonical-json";
import { isJsonObject, type JsonObject } from "@conclave/base/json";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { MatrixError } from "@conclave/protocol/matrix-error";
import type { UiaSession } from "@conclave/storage/accounts/uia-session-store";
import { completeUiaStage } from "../accounts/uia/complete-uia-stage.ts";
import { openUiaSession, type UiaBinding } from "../accounts/uia/open-uia-session.ts";
import { readUiaSession } from "../accounts/uia/read-uia-session.ts";
import { type UiaPorts, uiaStages } from "./uia-stages.ts";

/** A request that needs proof of who makes it. */
export interface UiaRequest {
  readonly caller: { readonly userId: UserId; readonly deviceId: string } | undefined;
  /** Method and path, parameters filled in. */
  readonly operation: string;
  /** The whole body; its `auth` holds the proof. */
  readonly body: unknown;
  /** Each a list of stages that together suffice. */
  readonly flows: readonly (readonly string[])[];
  /** Asks anew even where the session is complete: the specification wants that of login tokens. */
  readonly everyTime?: boolean;
}

/** The body of the 401 that asks for (more) proof. */
export interface UiaChallenge {
  readonly session: string;
  readonly flows: readonly { readonly stages: readonly string[] }[];
  readonly params: Readonly<Record<string, never>>;
  readonly completed: readonly string[];
  /** Why the last proof was refused. */
  readonly errcode?: string;
  readonly error?: string;
}

/**
 * Decides whether a request carries the proof that it needs (spec "User-Interactive Authentication API").
 *
 * A session serves the one request that opened it: same person, device, operation and body. Once complete it stays so until
 * it expires, so that the same request can be sent again when the answer was lost.
 *
 * @returns the challenge to answer with; undefined when the proof suffices.
 * @throws MatrixError `M_FORBIDDEN` for a session that was opened for another request.
 */
export async function authenticateInteractively(
  ports: UiaPorts,
  request: UiaRequest,
): Promise<UiaChallenge | undefined> {
  const auth = isJsonObject(request.body) ? request.body["auth"] : undefined;
  const binding = bindingOf(request);
  if (!isJsonObject(auth)) return challenge(ports, request, binding, undefined, undefined);
  const { session: id, type } = auth;
  const session = typeof id === "string" ? await ports.dispatcher.run(readUiaSession, { id }) : undefined;
  if (id !== undefined && session === undefined) {
    const refusal = new MatrixError("M_UNKNOWN", "The session is unknown or has expired. Begin again.");
    return challenge(ports, request, binding, undefined, refusal);
  }
  if (session !== undefined) requireSameRequest(session, binding);
  if (request.everyTime !== true && suffices(session?.completed ?? [], request.flows)) return undefined;
  if (type === undefined) return challenge(ports, request, binding, session, undefined);
  const refusal = await checkStage(ports, request, auth, type);
  if (refusal !== undefined) return challenge(ports, request, binding, session, refusal);
  const stage = String(type);
  const completed =
    session === undefined ? [stage] : await ports.dispatcher.run(completeUiaStage, { id: session.id, stage });
  if (suffices(completed, request.flows)) return undefined;
  return challenge(ports, request, binding, session && { ...session, completed }, undefined);
}

async function checkStage(
  ports: UiaPorts,
  request: UiaRequest,
  auth: JsonObject,
  type: unknown,
): Promise<MatrixError | undefined> {
  const stage =
    typeof type === "string" && request.flows.some((stages) => stages.includes(type)) ? uiaStages[type] : undefined;
  if (stage === undefined) return new MatrixError("M_UNRECOGNIZED", "auth.type is none of the offered stages.");
  return stage(ports, auth, request.caller?.userId);
}

async function challenge(
  ports: UiaPorts,
  request: UiaRequest,
  binding: UiaBinding,
  session: UiaSession | undefined,
  refusal: MatrixError | undefined,
): Promise<UiaChallenge> {
  return {
    session: session?.id ?? (await ports.dispatcher.run(openUiaSession, binding)),
    flows: request.flows.map((stages) => ({ stages })),
    params: {},
    completed: session?.completed ?? [],
    ...(refusal === undefined ? {} : { errcode: refusal.code, error: refusal.message }),
  };
}

function suffices(completed: readonly string[], flows: UiaRequest["flows"]): boolean {
  return flows.some((stages) => stages.every((stage) => completed.includes(stage)));
}

function bindingOf(request: UiaRequest): UiaBinding {
  const { auth: _, ...rest } = isJsonObject(request.body) ? request.body : {};
  return {
    userId: request.caller?.userId ?? null,
    deviceId: request.caller?.deviceId ?? null,
    operation: request.operation,
    // Before they register, clients ask with an empty body only to learn the flows; nobody is impersonated there.
    bodyHash:
      request.caller === undefined ? "" : createHash("sha256").update(canonicalJson(rest), "utf8").digest("base64url"),
  };
}

function requireSameRequest(session: UiaSession, binding: UiaBinding): void {
  const same =
    session.userId === binding.userId &&
    session.deviceId === binding.deviceId &&
    session.operation === binding.operation &&
    session.bodyHash === binding.bodyHash;
  if (!same) throw new MatrixError("M_FORBIDDEN", "The session was opened for another request. Begin again.");
}
