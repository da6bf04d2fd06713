import { systemClock } from "@conclave/base/clock";
import type { Loader } from "@conclave/ui/loading/loader";
import { useMemo } from "preact/hooks";
import { failureOf } from "./failure.ts";
import { createInvitationModel } from "./invitation/invitation-model.ts";
import { InvitationView } from "./invitation/invitation-view.tsx";
import { enterChat, leaveFor } from "./redirect.ts";
import { createResetModel } from "./reset/reset-model.ts";
import { ResetView } from "./reset/reset-view.tsx";
import type { Route } from "./route.ts";
import { connection, type Status } from "./server.ts";
import { createSetUpModel } from "./set-up/set-up-model.ts";
import { SetUpView } from "./set-up/set-up-view.tsx";
import { FailedPage, LoadingPage } from "./shell/waiting-page.tsx";
import { createSignInModel } from "./sign-in/sign-in-model.ts";
import { SignInView } from "./sign-in/sign-in-view.tsx";
import { StartView } from "./start/start-view.tsx";

/** Shows the page that the route asks for, once the server has told its status. */
export function App({ route, status }: { route: Route; status: Loader<Status> }) {
  const loaded = status.result.value;
  if (loaded.state === "loading") return <LoadingPage />;
  if (loaded.state === "failed") return <FailedPage failure={failureOf(loaded.error)} onRetry={status.load} />;
  return <Page route={route} status={loaded.value} />;
}

function Page({ route, status }: { route: Route; status: Status }) {
  const page = useMemo(() => pageOf(route, status), [route, status]);
  return page();
}

/** Makes the route's model once, and answers what draws it. */
function pageOf(route: Route, status: Status) {
  const shared = { status, connection, clock: systemClock, leave: (address: string) => enterChat(address, location) };
  if (route.name === "set-up") {
    const model = createSetUpModel({ ...shared, token: route.token, hostname: location.hostname });
    if (!status.set_up) model.link.load();
    return () => <SetUpView model={model} status={status} />;
  }
  if (route.name === "start" || !status.set_up) return () => <StartView status={status} />;
  if (route.name === "invitation") {
    const model = createInvitationModel({ ...shared, token: route.token });
    model.invitation.load();
    return () => <InvitationView model={model} status={status} />;
  }
  if (route.name === "reset") {
    const model = createResetModel({ ...shared, token: route.token });
    model.link.load();
    return () => <ResetView model={model} status={status} />;
  }
  const model = createSignInModel({
    ...shared,
    request: route.request,
    leave: (address) => leaveFor(address, location),
  });
  return () => <SignInView model={model} status={status} />;
}
