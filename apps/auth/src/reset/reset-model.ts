import { type Connection, call } from "@conclave/api-client/call";
import type { Clock } from "@conclave/base/clock";
import { completeReset } from "@conclave/protocol/auth-api/complete-reset";
import { inspectReset } from "@conclave/protocol/auth-api/inspect-reset";
import type { ResponseOf } from "@conclave/protocol/endpoint";
import { createLoader, type Loader } from "@conclave/ui/loading/loader";
import { type Signal, signal } from "@preact/signals";
import { failureOf } from "../failure.ts";
import type { FieldProblem } from "../forms/account-fields.ts";
import { createForm, type Form } from "../forms/form.ts";
import type { Status } from "../server.ts";

export interface ResetModel {
  readonly link: Loader<ResponseOf<typeof inspectReset>>;
  readonly password: Signal<string>;
  readonly problem: Signal<FieldProblem | undefined>;
  readonly form: Form;
  submit(): Promise<void>;
}

export interface ResetDependencies {
  readonly token: string;
  readonly status: Status;
  readonly connection: Connection;
  readonly clock: Clock;
  readonly leave: (address: string) => void;
}

/** Setting a new password by the link that an administrator gave. */
export function createResetModel({ token, status, connection, clock, leave }: ResetDependencies): ResetModel {
  const password = signal("");
  const problem = signal<FieldProblem | undefined>();
  const form = createForm(clock);
  const link = createLoader(() => call(inspectReset, { body: { token } }, connection));
  return {
    link,
    password,
    problem,
    form,
    async submit() {
      if (password.value === "") problem.value = "required";
      else problem.value = [...password.value].length < status.password_minimum_length ? "short" : undefined;
      if (problem.value !== undefined) return;
      await form.submit(async () => {
        try {
          leave((await call(completeReset, { body: { token, password: password.value } }, connection)).redirect);
        } catch (error) {
          const failure = failureOf(error);
          if (failure.kind === "refused") {
            if (failure.errcode === "M_WEAK_PASSWORD") problem.value = "weak";
            else await link.load();
          }
          throw error;
        }
      });
    },
  };
}
