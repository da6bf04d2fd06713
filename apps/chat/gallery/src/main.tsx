import "@conclave/ui/styles/base.css";
import { systemClock } from "@conclave/base/clock";
import { chooseLanguage } from "@conclave/ui/i18n/language";
import { chooseTheme } from "@conclave/ui/preferences/theme";
import { render } from "preact";
import { App } from "../../src/app.tsx";
import { createStartUp } from "../../src/client/start-up.ts";
import { browserNavigation } from "../../src/route.ts";
import { newVersionIsThere } from "../../src/shell/new-version.ts";
import { fakeClient } from "./fake-client.ts";
import { scenes } from "./scenes.ts";

// `?scene=room&theme=dark&language=zh-CN`; without a scene, a list of them.

const query = new URLSearchParams(location.search);
const root = document.getElementById("page");
if (!root) throw new Error("The page has no place for the gallery.");
const language = query.get("language") === "zh-CN" ? "zh-CN" : "en";
chooseLanguage(language);
chooseTheme(query.get("theme") === "dark" ? "dark" : "light");

const name = query.get("scene") ?? "";
const scene = scenes(language)[name];
if (scene === undefined) {
  const names = Object.keys(scenes(language));
  render(
    <ul>
      {names.map((each) => (
        <li key={each}>
          <a href={`?scene=${each}`}>{each}</a>
        </li>
      ))}
    </ul>,
    root,
  );
} else {
  if (location.hash === "") history.replaceState(null, "", `${location.search}${scene.address}`);
  newVersionIsThere.value = scene.newVersion === true;
  const client = fakeClient(scene.snapshot, language);
  const load = scene.neverLoads ? () => Promise.reject(new Error("offline")) : async () => client;
  const startUp = createStartUp(load, null, location);
  render(<App startUp={startUp} navigation={browserNavigation(window)} clock={systemClock} />, root);
  void startUp.begin();
}
