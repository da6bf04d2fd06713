import "@conclave/ui/styles/base.css";
import { call } from "@conclave/api-client/call";
import { systemClock } from "@conclave/base/clock";
import { systemRandomness } from "@conclave/base/randomness";
import { readStatus } from "@conclave/protocol/auth-api/read-status";
import { signal } from "@preact/signals";
import { render } from "preact";
import { App } from "./app.tsx";
import { partOf } from "./route.ts";
import { browserDevice } from "./session/browser-device.ts";
import { createSession } from "./session/session.ts";
import { createSessionStore } from "./session/session-store.ts";

const root = document.getElementById("page");
if (!root) throw new Error("The page has no place for the app.");

const connection = {
  baseUrl: "",
  fetch: (input: RequestInfo | URL, init?: RequestInit) => globalThis.fetch(input, init),
};
const session = createSession({
  store: createSessionStore(sessionStorage),
  connection,
  clock: systemClock,
  address: `${location.origin}${import.meta.env.BASE_URL}`,
  deviceId: () => browserDevice(systemRandomness),
});
const part = signal(partOf(location.hash));
const organisation = signal("Conclave");

// The login token is used at once; it must not stay in the address, where it could be copied or kept by the history.
const loginToken = new URLSearchParams(location.search).get("loginToken") ?? undefined;
if (loginToken !== undefined) history.replaceState(null, "", `${location.pathname}${location.hash}`);

addEventListener("hashchange", () => {
  part.value = partOf(location.hash);
  document.getElementById("content")?.focus();
});

render(<App session={session} part={part} organisation={organisation} />, root);
session.start(loginToken);

try {
  organisation.value = (await call(readStatus, {}, connection)).organisation ?? organisation.value;
} catch {
  // Only the name is missing then; whatever else goes wrong shows itself where it is needed.
}
