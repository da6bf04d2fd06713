import type { Failure } from "@conclave/client/failure";
import { Button } from "@conclave/ui/components/button";
import { useChat } from "../chat.ts";
import { failureText } from "../failure.ts";
import { t as shared } from "../messages.ts";

/** Says why a file could not be had, and tries again where that may help: what was tampered with stays so. */
export function DownloadFailed({ name, failure }: { name: string; failure: Failure }) {
  const { blobs } = useChat();
  return (
    <div class="download-failed" role="alert">
      <span>{failureText(failure)}</span>
      {failure.code !== "tampered" && (
        <Button small onClick={() => blobs.retry(name)}>
          {shared("retry")}
        </Button>
      )}
    </div>
  );
}
