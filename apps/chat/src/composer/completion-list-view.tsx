import { PersonName } from "../people/person-name.tsx";
import { Picture } from "../people/picture.tsx";
import type { Completion } from "./completion.ts";
import { t } from "./messages.ts";

export interface CompletionListProps {
  readonly id: string;
  readonly choices: readonly Completion[];
  readonly chosen: number;
  readonly onChoose: (index: number) => void;
}

/** What can be put in place of what is being typed (ARIA listbox of the field, which keeps the focus). */
export function CompletionList({ id, choices, chosen, onChoose }: CompletionListProps) {
  const commands = choices[0]?.kind === "command";
  return (
    <div id={id} class="completions" role="listbox" aria-label={t(commands ? "command-list" : "mention-list")}>
      {choices.map((choice, index) => (
        // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus (aria-activedescendant).
        // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys.
        <div
          key={index}
          id={`${id}-${index}`}
          class="completion"
          role="option"
          aria-selected={index === chosen}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onChoose(index)}
        >
          <Choice choice={choice} />
        </div>
      ))}
    </div>
  );
}

function Choice({ choice }: { choice: Completion }) {
  if (choice.kind === "person") {
    const { person } = choice;
    return (
      <>
        <Picture id={person.userId} name={person.name} source={person.avatar} size="small" />
        <span class="completion-name">
          <PersonName person={person} />
        </span>
      </>
    );
  }
  return choice.kind === "everybody" ? (
    <>
      <strong>@room</strong> <span class="completion-hint">{t("mention-room")}</span>
    </>
  ) : (
    <>
      <strong>/{choice.command}</strong> <span class="completion-hint">{t(`command-${choice.command}`)}</span>
    </>
  );
}
