import "@conclave/ui/styles/base.css";
import { systemClock } from "@conclave/base/clock";
import { render } from "preact";
import { App } from "./app.tsx";
import { deviceName } from "./client/device-name.ts";
import { createStartUp } from "./client/start-up.ts";
import { browserNavigation } from "./route.ts";
import { takeArrival } from "./session/arrival.ts";

const root = document.getElementById("page");
if (!root) throw new Error("The page has no place for the app.");

const loadClient = async () =>
  (await import("./client/browser-client.ts")).browserClient(deviceName(navigator.userAgent));
const startUp = createStartUp(loadClient, takeArrival(location, history), location);

render(<App startUp={startUp} navigation={browserNavigation(window)} clock={systemClock} />, root);
void startUp.begin().then(async () => {
  const { value } = startUp.state;
  // A page under development changes under the worker's eyes, and isn't kept.
  if (!import.meta.env.PROD || value.state !== "ready") return;
  (await import("./shell/keep-up.ts")).keepUp(window, import.meta.url, value.client);
});

const save = () => {
  const { value } = startUp.state;
  // Nothing is lost without it but some time at the next start.
  if (value.state === "ready") void value.client.commands.save().catch(() => undefined);
};
addEventListener("pagehide", save);
document.addEventListener("visibilitychange", () => {
  // Phones end a page that is hidden without telling it.
  if (document.visibilityState === "hidden") save();
});
