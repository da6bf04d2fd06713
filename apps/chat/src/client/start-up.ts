import type { Client } from "@conclave/client/client";
import type { Failure } from "@conclave/client/failure";
import { type ReadonlySignal, signal } from "@preact/signals";
import { failureOf } from "../failure.ts";
import type { Arrival } from "../session/arrival.ts";

/** From the first paint until the client is there. */
export type StartUpState =
  | { readonly state: "loading" }
  /** Its code could not be fetched. */
  | { readonly state: "failed" }
  | { readonly state: "ready"; readonly client: Client };

export interface StartUp {
  readonly state: ReadonlySignal<StartUpState>;
  /** Why the sign-in that the person came back from was refused; null if it was not. */
  readonly refusal: ReadonlySignal<Failure | null>;
  /** Fetches the client and takes up the session, or ends the sign-in that brought the person here. */
  begin(): Promise<void>;
  /** After `failed`. The page is loaded anew where nothing would be lost by it: an upgrade may have renamed the code. */
  retry(): void;
}

/** @param load fetches the client's code, which is kept out of what paints first. */
export function createStartUp(
  load: () => Promise<Client>,
  arrival: Arrival | null,
  location: Pick<Location, "origin" | "reload">,
): StartUp {
  const state = signal<StartUpState>({ state: "loading" });
  const refusal = signal<Failure | null>(null);
  async function begin(): Promise<void> {
    state.value = { state: "loading" };
    let client: Client;
    try {
      client = await load();
    } catch {
      state.value = { state: "failed" };
      return;
    }
    state.value = { state: "ready", client };
    await client.commands.start();
    if (arrival === null) return;
    const { session } = client.snapshot();
    // Who is signed in already stays so: the token runs out unused.
    if (session.state !== "signed-out" && session.state !== "soft-logged-out") return;
    try {
      await client.commands.finishSignIn(await returnUrlOf(client, arrival, location.origin));
    } catch (error) {
      refusal.value = failureOf(error);
    }
  }

  return {
    state,
    refusal,
    begin,
    retry() {
      if (arrival === null) location.reload();
      else void begin();
    },
  };
}

/** What was announced by a page of ours takes the place of a sign-in that this client began itself. */
async function returnUrlOf(client: Client, { kind, returnUrl }: Arrival, origin: string): Promise<string> {
  if (kind === "begun") return returnUrl;
  const { url } = await client.commands.startSignIn(`${origin}/`);
  const wayBack = new URL(new URL(url).searchParams.get("redirectUrl") ?? origin);
  wayBack.searchParams.set("loginToken", new URL(returnUrl).searchParams.get("loginToken") ?? "");
  return wayBack.href;
}
