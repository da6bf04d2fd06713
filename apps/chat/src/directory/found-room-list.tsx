import { Button } from "@conclave/ui/components/button";
import { Notice } from "@conclave/ui/components/notice";
import { Spinner } from "@conclave/ui/components/spinner";
import type { ComponentChildren } from "preact";
import { failureText } from "../failure.ts";
import { t as shared } from "../messages.ts";
import type { FoundRoomsModel } from "./found-rooms-model.ts";
import { t } from "./messages.ts";

/** Around the rooms of a model: that they are being fetched, or couldn't be, and the way to more. */
export function FoundRoomList({ model, children }: { model: FoundRoomsModel; children: ComponentChildren }) {
  const failure = model.failure.value;
  return (
    <>
      {failure !== null && (
        <Notice tone="danger">
          {failureText(failure)}{" "}
          <Button small onClick={() => void model.restart()}>
            {shared("retry")}
          </Button>
        </Notice>
      )}
      {model.rooms.value === null ? model.busy.value && <Spinner label={t("loading")} /> : children}
      {model.hasMore.value && failure === null && (
        <div>
          <Button small busy={model.busy.value} onClick={() => void model.more()}>
            {t("more")}
          </Button>
        </div>
      )}
    </>
  );
}
