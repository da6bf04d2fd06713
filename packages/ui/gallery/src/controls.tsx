import { Button } from "@conclave/ui/components/button";
import { IconButton } from "@conclave/ui/components/icon-button";
import { Menu } from "@conclave/ui/components/menu";
import { PreferenceBar } from "@conclave/ui/components/preference-bar";
import { Tabs } from "@conclave/ui/components/tabs";
import { Tooltip } from "@conclave/ui/components/tooltip";
import { addIcon, deleteIcon, editIcon, sendIcon } from "@conclave/ui/icons/action-icons";
import { bellIcon } from "@conclave/ui/icons/room-icons";
import { useState } from "preact/hooks";
import { Row, Section } from "./section.tsx";

const kinds = ["primary", "secondary", "danger", "quiet"] as const;
const nothing = () => {};

/** What one presses. */
export function Controls() {
  const [tab, setTab] = useState<"one" | "two" | "three">("one");
  const [pressed, setPressed] = useState(true);
  return (
    <>
      <Section title="Button">
        {kinds.map((kind) => (
          <Row key={kind}>
            <Button kind={kind}>{kind}</Button>
            <Button kind={kind} icon={addIcon}>
              icon
            </Button>
            <Button kind={kind} small icon={addIcon}>
              small
            </Button>
            <Button kind={kind} busy>
              busy
            </Button>
            <Button kind={kind} held>
              held
            </Button>
            <Button kind={kind} disabled>
              disabled
            </Button>
          </Row>
        ))}
        <Button kind="primary" wide>
          wide
        </Button>
      </Section>
      <Section title="IconButton, Tooltip, Menu">
        <Row>
          <IconButton icon={sendIcon} label="Send" />
          <IconButton icon={sendIcon} label="Send" small />
          <IconButton icon={bellIcon} label="Pressed" pressed={pressed} onClick={() => setPressed(!pressed)} />
          <IconButton icon={sendIcon} label="Disabled" disabled />
          <Menu
            label="Actions"
            items={[
              { label: "Edit", icon: editIcon, onSelect: nothing },
              { label: "Not now", disabled: true, onSelect: nothing },
              { label: "Delete", icon: deleteIcon, danger: true, onSelect: nothing },
            ]}
          />
          <Tooltip text="A hint that is a little longer than its button">
            <Button>Hover or focus</Button>
          </Tooltip>
        </Row>
      </Section>
      <Section title="Tabs">
        <Tabs
          label="Example"
          tabs={[
            { name: "one", label: "One" },
            { name: "two", label: "Two" },
            { name: "three", label: "Three" },
          ]}
          selected={tab}
          onSelect={setTab}
        >
          <p>The panel of {tab}.</p>
        </Tabs>
      </Section>
      <Section title="PreferenceBar">
        <PreferenceBar />
      </Section>
    </>
  );
}
