import { type Connection, call } from "@conclave/api-client/call";
import type { Clock } from "@conclave/base/clock";
import { inspectSetUp } from "@conclave/protocol/auth-api/inspect-set-up";
import { setUp } from "@conclave/protocol/auth-api/set-up";
import { createLoader, type Loader } from "@conclave/ui/loading/loader";
import { type Signal, signal } from "@preact/signals";
import { failureOf } from "../failure.ts";
import {
  type AccountFields,
  checkAccountFields,
  createAccountFields,
  refuseAccountField,
} from "../forms/account-fields.ts";
import { createForm, type Form } from "../forms/form.ts";
import type { Status } from "../server.ts";
import { isServerName, suggestServerName } from "./server-name.ts";

export interface SetUpModel {
  /** Whether the link still works. */
  readonly link: Loader<unknown>;
  readonly organisation: Signal<string>;
  readonly serverName: Signal<string>;
  /** The configuration decided the server name. */
  readonly serverNameFixed: boolean;
  /** The person read that it is for ever. */
  readonly serverNameFinal: Signal<boolean>;
  readonly account: AccountFields;
  readonly problems: Signal<{
    readonly organisation?: true;
    readonly serverName?: true;
    readonly serverNameFinal?: true;
  }>;
  readonly form: Form;
  submit(): Promise<void>;
}

export interface SetUpDependencies {
  readonly token: string;
  readonly status: Status;
  readonly hostname: string;
  readonly connection: Connection;
  readonly clock: Clock;
  readonly leave: (address: string) => void;
}

/** Setting the organisation up by the link that the server printed. */
export function createSetUpModel({ token, status, hostname, connection, clock, leave }: SetUpDependencies): SetUpModel {
  const serverNameFixed = status.server_name !== undefined;
  const organisation = signal("");
  const serverName = signal(status.server_name ?? suggestServerName(hostname));
  const serverNameFinal = signal(serverNameFixed);
  const account = createAccountFields();
  const problems = signal<SetUpModel["problems"]["value"]>({});
  const form = createForm(clock);

  function check(): boolean {
    problems.value = {
      ...(organisation.value.trim() === "" ? { organisation: true } : {}),
      ...(isServerName(serverName.value) ? {} : { serverName: true }),
      ...(serverNameFinal.value ? {} : { serverNameFinal: true }),
    };
    const accountIsWell = checkAccountFields(account, status.password_minimum_length);
    return Object.keys(problems.value).length === 0 && accountIsWell;
  }

  async function send(): Promise<void> {
    const displayName = account.displayName.value.trim();
    const body = {
      token,
      organisation: organisation.value.trim(),
      localpart: account.localpart.value,
      password: account.password.value,
      ...(serverNameFixed ? {} : { server_name: serverName.value }),
      ...(displayName === "" ? {} : { display_name: displayName }),
    };
    try {
      leave((await call(setUp, { body }, connection)).redirect);
    } catch (error) {
      const failure = failureOf(error);
      if (failure.kind === "refused" && !refuseAccountField(account, failure.errcode)) {
        if (failure.errcode === "M_INVALID_PARAM") problems.value = { serverName: true };
        else await link.load();
      }
      throw error;
    }
  }

  const link = createLoader(() => call(inspectSetUp, { body: { token } }, connection));
  return {
    link,
    organisation,
    serverName,
    serverNameFixed,
    serverNameFinal,
    account,
    problems,
    form,
    async submit() {
      if (check()) await form.submit(send);
    },
  };
}
