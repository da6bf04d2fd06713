import { type Connection, call } from "@conclave/api-client/call";
import type { Clock } from "@conclave/base/clock";
import { signIn } from "@conclave/protocol/auth-api/sign-in";
import { type ReadonlySignal, type Signal, signal } from "@preact/signals";
import { failureOf } from "../failure.ts";
import { createForm, type Form } from "../forms/form.ts";

export interface SignInModel {
  readonly user: Signal<string>;
  readonly password: Signal<string>;
  readonly missing: Signal<{ readonly user?: true; readonly password?: true }>;
  /** The request that led here is unknown, used or too old: only the chat can begin another. */
  readonly expired: ReadonlySignal<boolean>;
  readonly form: Form;
  submit(): Promise<void>;
}

export interface SignInDependencies {
  readonly request: string;
  readonly connection: Connection;
  readonly clock: Clock;
  readonly leave: (address: string) => void;
}

/** As the contract has it: the address may have lost a part on its way, and then nobody needs to type a password first. */
const canBeRequest = /^[A-Za-z0-9_-]{16,256}$/;

/** A sign-in that a client began, see the contract. */
export function createSignInModel({ request, connection, clock, leave }: SignInDependencies): SignInModel {
  const user = signal("");
  const password = signal("");
  const missing = signal<{ user?: true; password?: true }>({});
  const expired = signal(!canBeRequest.test(request));
  const form = createForm(clock);
  return {
    user,
    password,
    missing,
    expired,
    form,
    async submit() {
      const name = user.value.trim();
      missing.value = { ...(name === "" ? { user: true } : {}), ...(password.value === "" ? { password: true } : {}) };
      if (name === "" || password.value === "") return;
      await form.submit(async () => {
        try {
          const body = { user: name, password: password.value, request };
          leave((await call(signIn, { body }, connection)).redirect);
        } catch (error) {
          const failure = failureOf(error);
          if (failure.kind === "refused" && failure.errcode === "M_NOT_FOUND") expired.value = true;
          if (failure.kind === "refused" && failure.errcode === "M_FORBIDDEN") password.value = "";
          throw error;
        }
      });
    },
  };
}
