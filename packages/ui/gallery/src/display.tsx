import { Avatar } from "@conclave/ui/components/avatar";
import { Badge, CountBadge, type Tone } from "@conclave/ui/components/badge";
import { Button } from "@conclave/ui/components/button";
import { CodeBox } from "@conclave/ui/components/code-box";
import { EmptyState } from "@conclave/ui/components/empty-state";
import { Logo } from "@conclave/ui/components/logo";
import { Notice } from "@conclave/ui/components/notice";
import { ProgressBar } from "@conclave/ui/components/progress-bar";
import { Spinner } from "@conclave/ui/components/spinner";
import { VisuallyHidden } from "@conclave/ui/components/visually-hidden";
import { chatIcon } from "@conclave/ui/icons/room-icons";
import { Row, Section } from "./section.tsx";

const tones: readonly Tone[] = ["neutral", "accent", "info", "success", "warning", "danger"];
const noticeTones = ["info", "success", "warning", "danger"] as const;
const people = ["Alice Wong", "bob", "李娜", "Дмитрий Орлов", "Eve", "Frank M", "Grace H", "Zoë"];

/** What one only looks at. */
export function Display() {
  return (
    <>
      <Section title="Avatar, Logo">
        <Row>
          {people.map((name) => (
            <Avatar key={name} id={name} name={name} />
          ))}
        </Row>
        <Row>
          <Avatar id="small" name="Small One" size="small" />
          <Avatar id="large" name="Large One" size="large" />
          <Avatar id="room" name="Design" square />
          <Avatar id="none" name="" />
          <Logo />
          <Logo large />
        </Row>
      </Section>
      <Section title="Badge, CountBadge">
        <Row>
          {tones.map((tone) => (
            <Badge key={tone} tone={tone}>
              {tone}
            </Badge>
          ))}
        </Row>
        <Row>
          <CountBadge count={3} />
          <CountBadge count={42} loud />
          <CountBadge count={250} loud />
        </Row>
      </Section>
      <Section title="Notice">
        {noticeTones.map((tone) => (
          <Notice key={tone} tone={tone} title={`A ${tone} notice`} onDismiss={() => {}}>
            What happened, and what can be done about it.
          </Notice>
        ))}
        <Notice tone="warning" action={<Button small>Do something</Button>}>
          One with an action.
        </Notice>
      </Section>
      <Section title="Spinner, ProgressBar">
        <Row>
          <Spinner />
          <Spinner small />
        </Row>
        <ProgressBar value={0} label="Nothing" />
        <ProgressBar value={0.4} label="Some" />
        <ProgressBar value={1} label="All" />
      </Section>
      <Section title="CodeBox, EmptyState, VisuallyHidden">
        <CodeBox
          label="A link"
          text="https://chat.example.org/auth/#/invitation/Zm9yIHRoZSBnYWxsZXJ5IG9ubHksIG5vIHNlY3JldA"
        />
        <EmptyState icon={chatIcon} title="Nothing here yet" action={<Button kind="primary">Begin</Button>}>
          What would be here, and how to begin.
        </EmptyState>
        <VisuallyHidden>Heard, not seen.</VisuallyHidden>
      </Section>
    </>
  );
}
