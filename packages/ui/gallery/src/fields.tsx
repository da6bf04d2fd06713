import { Checkbox, Switch } from "@conclave/ui/components/checkbox";
import { PasswordField } from "@conclave/ui/components/password-field";
import { Select } from "@conclave/ui/components/select";
import { TextField } from "@conclave/ui/components/text-field";
import { useState } from "preact/hooks";
import { Section } from "./section.tsx";

const options = [
  { value: "one", label: "One" },
  { value: "two", label: "A second one with a longer name" },
] as const;

/** What one fills in. */
export function Fields() {
  const [text, setText] = useState("");
  const [choice, setChoice] = useState<"one" | "two">("one");
  const [checked, setChecked] = useState(true);
  const shared = { value: text, onInput: setText };
  return (
    <>
      <Section title="TextField">
        <TextField label="Plain" {...shared} />
        <TextField
          label="With everything"
          hint="What to enter."
          placeholder="Placeholder"
          before="@"
          after=":example.org"
          required={false}
          {...shared}
        />
        <TextField label="With an error" error="This is wrong. Write it like that." {...shared} />
        <TextField label="Disabled" value="Fixed" onInput={setText} disabled />
        <TextField label="Several lines" multiline {...shared} />
        <TextField label="A day" type="date" {...shared} />
      </Section>
      <Section title="PasswordField">
        <PasswordField label="Password" purpose="current" value="hidden until the eye is pressed" onInput={setText} />
        <PasswordField
          label="New password"
          purpose="new"
          error="Too short."
          hint="At least 12 characters."
          {...shared}
        />
      </Section>
      <Section title="Select, Checkbox, Switch">
        <Select label="Choice" hint="One of a few." options={options} value={choice} onChange={setChoice} />
        <Select label="Disabled" options={options} value={choice} onChange={setChoice} disabled />
        <Checkbox label="A box to tick" hint="With a hint." checked={checked} onChange={setChecked} />
        <Checkbox label="One with an error" error="Please tick this." checked={!checked} onChange={setChecked} />
        <Checkbox label="Disabled" checked={checked} onChange={setChecked} disabled />
        <Switch label="A switch" hint="Takes effect at once." checked={checked} onChange={setChecked} />
        <Switch label="Off" checked={!checked} onChange={setChecked} />
        <Switch label="Disabled" checked={checked} onChange={setChecked} disabled />
      </Section>
    </>
  );
}
