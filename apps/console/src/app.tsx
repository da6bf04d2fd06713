import { readCaller } from "@conclave/protocol/admin-api/read-caller";
import { Button } from "@conclave/ui/components/button";
import { ToastRegion } from "@conclave/ui/components/toast-region";
import { createLoader } from "@conclave/ui/loading/loader";
import { showToast } from "@conclave/ui/toasts/toast-list";
import type { ReadonlySignal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import { failureText } from "./failure.ts";
import { t } from "./messages.ts";
import { openPart } from "./parts.tsx";
import { type Part, partNames, parts } from "./route.ts";
import type { SessionModel } from "./session/session.ts";
import { CardPage, SignInView } from "./session/sign-in-view.tsx";
import { Frame } from "./shell/frame.tsx";
import { FailedState, LoadingState } from "./shell/states.tsx";
import { createWorkplace, type Workplace } from "./workplace.ts";

export interface AppProps {
  readonly session: SessionModel;
  /** What the address asks for. */
  readonly part: ReadonlySignal<Part | undefined>;
  readonly organisation: ReadonlySignal<string>;
}

/** The console: signed out, or the caller's workplace. */
export function App({ session, part, organisation }: AppProps) {
  const state = session.state.value;
  if (state.name === "starting") return <LoadingState />;
  if (state.name === "signed-out") {
    return <SignInView why={state.why} onSignIn={() => location.assign(session.beginSignIn())} />;
  }
  return (
    <>
      <SignedIn key={state.userId} session={session} part={part} organisation={organisation} />
      <ToastRegion />
    </>
  );
}

function SignedIn({ session, part, organisation }: AppProps) {
  const workplace = useMemo(() => {
    const loader = createLoader(async () => createWorkplace(await session.request(readCaller, {}), session.request));
    loader.load();
    return loader;
  }, [session]);
  const signOut = () => session.signOut().catch((error: unknown) => showToast(failureText(error), "danger"));
  const loaded = workplace.result.value;
  if (loaded.state === "loading") return <LoadingState />;
  if (loaded.state === "failed") return <FailedState error={loaded.error} onRetry={workplace.load} />;
  const first = partNames.find((name) => loaded.value.can(parts[name]));
  if (first === undefined) {
    return (
      <CardPage title={t("no-access.title")}>
        <p>{t("no-access.text", { user: loaded.value.caller.user_id })}</p>
        <Button wide onClick={signOut}>
          {t("console.sign-out")}
        </Button>
      </CardPage>
    );
  }
  return (
    <Parts workplace={loaded.value} part={part.value ?? first} organisation={organisation.value} onSignOut={signOut} />
  );
}

interface PartsProps {
  readonly workplace: Workplace;
  readonly part: Part;
  readonly organisation: string;
  readonly onSignOut: () => void;
}

function Parts({ workplace, part, organisation, onSignOut }: PartsProps) {
  const View = useMemo(() => openPart(part, workplace), [part, workplace]);
  useEffect(() => {
    document.title = t("console.title", { page: t(`nav.${part}`), organisation });
  });
  return (
    <Frame workplace={workplace} organisation={organisation} part={part} onSignOut={onSignOut}>
      <View />
    </Frame>
  );
}
