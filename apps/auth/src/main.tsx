import "@conclave/ui/styles/base.css";
import { createLoader } from "@conclave/ui/loading/loader";
import { render } from "preact";
import { App } from "./app.tsx";
import { takeRoute } from "./route.ts";
import { connection, fetchStatus } from "./server.ts";

const root = document.getElementById("page");
if (!root) throw new Error("The page has no place for the app.");

const status = createLoader(() => fetchStatus(connection));

function show(target: Element): void {
  render(<App route={takeRoute(location, history)} status={status} />, target);
}

// Another link pasted into this tab changes only the fragment.
addEventListener("hashchange", () => show(root));
show(root);
status.load();
