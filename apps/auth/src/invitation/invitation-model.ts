import { type Connection, call } from "@conclave/api-client/call";
import type { Clock } from "@conclave/base/clock";
import { acceptInvitation } from "@conclave/protocol/auth-api/accept-invitation";
import { checkLocalpart } from "@conclave/protocol/auth-api/check-localpart";
import { inspectInvitation } from "@conclave/protocol/auth-api/inspect-invitation";
import type { ResponseOf } from "@conclave/protocol/endpoint";
import { isValidLocalpart } from "@conclave/protocol/identifiers/user-id";
import { createLoader, type Loader } from "@conclave/ui/loading/loader";
import { computed, type ReadonlySignal, signal } from "@preact/signals";
import { failureOf } from "../failure.ts";
import {
  type AccountFields,
  checkAccountFields,
  createAccountFields,
  refuseAccountField,
} from "../forms/account-fields.ts";
import { createForm, type Form } from "../forms/form.ts";
import type { Status } from "../server.ts";

export type Invitation = ResponseOf<typeof inspectInvitation>;

export interface InvitationModel {
  readonly invitation: Loader<Invitation>;
  readonly account: AccountFields;
  /** The localpart as it stands is known to be free. */
  readonly available: ReadonlySignal<boolean>;
  readonly form: Form;
  /** Asks whether the localpart is free; what goes wrong here is of no importance, accepting asks again. */
  checkLocalpart(): Promise<void>;
  submit(): Promise<void>;
}

export interface InvitationDependencies {
  readonly token: string;
  readonly status: Status;
  readonly connection: Connection;
  readonly clock: Clock;
  readonly leave: (address: string) => void;
}

/** Accepting an invitation by its link. */
export function createInvitationModel({
  token,
  status,
  connection,
  clock,
  leave,
}: InvitationDependencies): InvitationModel {
  const account = createAccountFields();
  const form = createForm(clock);
  const free = signal<string>();

  const invitation = createLoader(async () => {
    const found = await call(inspectInvitation, { body: { token } }, connection);
    if (account.localpart.value === "") account.localpart.value = found.suggested_localpart ?? "";
    return found;
  });

  async function accept(): Promise<void> {
    const displayName = account.displayName.value.trim();
    const body = {
      token,
      localpart: account.localpart.value,
      password: account.password.value,
      ...(displayName === "" ? {} : { display_name: displayName }),
    };
    try {
      leave((await call(acceptInvitation, { body }, connection)).redirect);
    } catch (error) {
      const failure = failureOf(error);
      // A refusal that is about no field is about the invitation: it was used, revoked or expired meanwhile.
      if (failure.kind === "refused" && !refuseAccountField(account, failure.errcode)) await invitation.load();
      throw error;
    }
  }

  return {
    invitation,
    account,
    available: computed(() => free.value !== undefined && free.value === account.localpart.value),
    form,
    async checkLocalpart() {
      const localpart = account.localpart.value;
      if (!isValidLocalpart(localpart) || localpart === free.value) return;
      try {
        const { state } = await call(checkLocalpart, { body: { token, localpart } }, connection);
        if (account.localpart.value !== localpart) return;
        if (state === "available") free.value = localpart;
        else account.problems.value = { ...account.problems.value, localpart: state };
      } catch {
        free.value = undefined;
      }
    },
    async submit() {
      if (checkAccountFields(account, status.password_minimum_length)) await form.submit(accept);
    },
  };
}
