import type { Endpoint } from "@conclave/protocol/endpoint";
import type { Role } from "@conclave/protocol/permissions/role";
import { createWorkplace, type Workplace } from "../workplace.ts";

/** A call that a model made. */
export interface Sent {
  readonly path: string;
  readonly input: unknown;
}

/** A workplace whose server answers from a table by path, for tests; what isn't in it fails. */
export function fakeWorkplace(answers: Readonly<Record<string, unknown>>, role: Role = "owner") {
  const sent: Sent[] = [];
  const request = async (endpoint: Endpoint, input: unknown) => {
    const path = endpoint.path.replace("/_conclave/admin/v1/", "");
    sent.push({ path, input });
    if (!(path in answers)) throw new Error(`no answer for ${path}`);
    return answers[path];
  };
  // The table isn't typed by the contracts: each test writes what its model reads.
  const workplace: Workplace = createWorkplace(
    { user_id: "@me:x", role, permissions: [] },
    request as Workplace["request"],
  );
  return { workplace, sent };
}
