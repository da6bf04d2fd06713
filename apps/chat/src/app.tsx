import type { Clock } from "@conclave/base/clock";
import type { Client } from "@conclave/client/client";
import type { Failure } from "@conclave/client/failure";
import { ToastRegion } from "@conclave/ui/components/toast-region";
import type { ReadonlySignal } from "@preact/signals";
import { useErrorBoundary, useMemo } from "preact/hooks";
import { ChatContext, createChat, useChat } from "./chat.ts";
import type { StartUp } from "./client/start-up.ts";
import { AppDialogView } from "./frame/app-dialog-view.tsx";
import { Frame } from "./frame/frame-view.tsx";
import { RecoverySetUpPage } from "./recovery/recovery-set-up-view.tsx";
import { UnlockPage } from "./recovery/unlock-view.tsx";
import type { Navigation } from "./route.ts";
import { CrashPage, LoadFailedPage, OtherTabPage, StartFailedPage } from "./start/interrupted-view.tsx";
import { SignedOutPage, SoftLoggedOutPage } from "./start/signed-out-view.tsx";
import { WaitingPage } from "./start/waiting-view.tsx";
import { VerificationRegion } from "./verification/verification-region-view.tsx";

export interface AppProps {
  readonly startUp: StartUp;
  readonly navigation: Navigation;
  readonly clock: Clock;
}

/** The whole app: paints at once, and goes on when the client is there. */
export function App({ startUp, navigation, clock }: AppProps) {
  const [crash] = useErrorBoundary();
  const state = startUp.state.value;
  if (crash !== undefined) return <CrashPage />;
  if (state.state === "loading") return <WaitingPage step={null} />;
  if (state.state === "failed") return <LoadFailedPage onRetry={startUp.retry} />;
  return <Running client={state.client} clock={clock} navigation={navigation} refusal={startUp.refusal} />;
}

interface RunningProps {
  readonly client: Client;
  readonly clock: Clock;
  readonly navigation: Navigation;
  readonly refusal: ReadonlySignal<Failure | null>;
}

function Running({ client, clock, navigation, refusal }: RunningProps) {
  const chat = useMemo(() => createChat(client, clock, navigation), [client, clock, navigation]);
  return (
    <ChatContext.Provider value={chat}>
      <Screen refusal={refusal} />
      <AppDialogView />
      <VerificationRegion />
      <ToastRegion />
    </ChatContext.Provider>
  );
}

/** The screen that the state of the session asks for. */
function Screen({ refusal }: { refusal: ReadonlySignal<Failure | null> }) {
  const chat = useChat();
  const session = chat.session.value;
  switch (session.state) {
    case "signed-out":
      return <SignedOutPage reason={session.reason} refusal={refusal.value} />;
    case "starting":
      if (session.resumes) return <Frame />;
      return <WaitingPage step={session.step} offline={chat.connection.value.state === "reconnecting"} />;
    case "failed":
      return <StartFailedPage failure={session.failure} />;
    case "other-tab-owns":
      return <OtherTabPage />;
    case "soft-logged-out":
      return <SoftLoggedOutPage userId={session.userId} refusal={refusal.value} />;
    case "recovery-set-up":
      return <RecoverySetUpPage session={session} />;
    case "locked":
      return chat.unlockLater.value ? <Frame /> : <UnlockPage session={session} />;
    case "ready":
      return <Frame />;
  }
}
