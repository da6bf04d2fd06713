import "@conclave/ui/styles/base.css";
import { ToastRegion } from "@conclave/ui/components/toast-region";
import { render } from "preact";
import { Controls } from "./controls.tsx";
import { Display } from "./display.tsx";
import { Fields } from "./fields.tsx";
import { Icons } from "./icons.tsx";
import { Lists } from "./lists.tsx";
import { Overlays } from "./overlays.tsx";
import "./gallery.css";

// Every component in every state, twice: in the light and in the dark theme.

function Theme({ scheme }: { scheme: "light" | "dark" }) {
  return (
    <div class={`gallery gallery-${scheme}`}>
      <Controls />
      <Fields />
      <Display />
      <Lists />
      <Overlays />
      <Icons />
    </div>
  );
}

const root = document.getElementById("page");
if (!root) throw new Error("The page has no place for the gallery.");
render(
  <>
    <div class="gallery-themes">
      <Theme scheme="light" />
      <Theme scheme="dark" />
    </div>
    <ToastRegion />
  </>,
  root,
);
