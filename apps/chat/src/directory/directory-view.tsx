import { IconButton } from "@conclave/ui/components/icon-button";
import { Tabs } from "@conclave/ui/components/tabs";
import { closeIcon } from "@conclave/ui/icons/action-icons";
import { useChat } from "../chat.ts";
import { t as shared } from "../messages.ts";
import { type DirectoryPart, directoryParts } from "../route.ts";
import { t } from "./messages.ts";
import { PeopleDirectory } from "./people-directory-view.tsx";
import { RoomDirectory } from "./room-directory-view.tsx";
import "./directory.css";

/** What there is at this server: rooms and spaces, and people. */
export function DirectoryView({ part }: { part: DirectoryPart }) {
  const { navigation } = useChat();
  return (
    <div class="directory">
      <header class="directory-header">
        <h1>{t("title")}</h1>
        <span class="ui-edge-end">
          <IconButton icon={closeIcon} label={shared("close")} onClick={() => navigation.go({ name: "home" })} />
        </span>
      </header>
      <div class="directory-body">
        <Tabs
          label={t("title")}
          tabs={directoryParts.map((name) => ({ name, label: t(`part-${name}`) }))}
          selected={part}
          onSelect={(name) => navigation.go({ name: "directory", part: name })}
        >
          {part === "rooms" ? <RoomDirectory /> : <PeopleDirectory />}
        </Tabs>
      </div>
    </div>
  );
}
