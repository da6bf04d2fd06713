import { Spinner } from "@conclave/ui/components/spinner";
import "./starting-pane.css";

/** Where something will stand once the session is there. The frame says so, once for all of them. */
export function StartingPane() {
  return (
    <div class="starting-pane" aria-hidden="true">
      <Spinner />
    </div>
  );
}
