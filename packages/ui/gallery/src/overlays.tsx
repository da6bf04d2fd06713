import { Button } from "@conclave/ui/components/button";
import { Dialog } from "@conclave/ui/components/dialog";
import { TextField } from "@conclave/ui/components/text-field";
import { showToast } from "@conclave/ui/toasts/toast-list";
import { useState } from "preact/hooks";
import { Row, Section } from "./section.tsx";

/** What lies over the page. */
export function Overlays() {
  const [open, setOpen] = useState(false);
  const [name, setName] = useState("");
  const close = () => setOpen(false);
  return (
    <Section title="Dialog, Toast">
      <Row>
        <Button onClick={() => setOpen(true)}>Dialog</Button>
        {(["info", "success", "warning", "danger"] as const).map((tone) => (
          <Button key={tone} onClick={() => showToast(`A ${tone} toast`, tone)}>
            {tone}
          </Button>
        ))}
      </Row>
      {open && (
        <Dialog
          title="A dialog"
          onClose={close}
          onSubmit={close}
          footer={
            <>
              <Button onClick={close}>Cancel</Button>
              <Button kind="primary" type="submit">
                Do it
              </Button>
            </>
          }
        >
          <p>Something to decide.</p>
          <TextField label="Name" focused value={name} onInput={setName} />
        </Dialog>
      )}
    </Section>
  );
}
