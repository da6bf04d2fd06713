import { Button } from "@conclave/ui/components/button";
import { IconButton } from "@conclave/ui/components/icon-button";
import { TextField } from "@conclave/ui/components/text-field";
import { closeIcon } from "@conclave/ui/icons/action-icons";
import { t } from "./messages.ts";
import type { PeopleChoice } from "./people-choice.ts";
import "./people.css";

interface PeopleFieldProps {
  readonly choice: PeopleChoice;
  readonly required?: boolean | undefined;
  readonly focused?: boolean | undefined;
}

/** A field that takes one person after the other. */
export function PeopleField({ choice, required, focused }: PeopleFieldProps) {
  return (
    <div class="people-field">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it only listens to what is typed in the field. */}
      <div
        class="people-field-row"
        onKeyDown={(event) => {
          if (event.isComposing || (event.key !== "Enter" && event.key !== ",")) return;
          // An empty field lets Enter send the form.
          if (choice.typed.value.trim() === "") return;
          event.preventDefault();
          choice.add();
        }}
      >
        <TextField
          label={t("people-label")}
          hint={t("person-hint")}
          error={choice.problem.value === null ? undefined : t(`person-${choice.problem.value}`)}
          literal
          required={required}
          focused={focused}
          autocomplete="off"
          maximumLength={255}
          value={choice.typed.value}
          onInput={choice.type}
        />
      </div>
      {choice.typed.value.trim() !== "" && (
        <div>
          <Button small onClick={choice.add}>
            {t("people-add")}
          </Button>
        </div>
      )}
      {choice.people.value.length > 0 && (
        <ul class="people-field-chips" aria-label={t("people-list")}>
          {choice.people.value.map((userId) => (
            <li key={userId} class="people-field-chip">
              <bdi>{userId}</bdi>
              <IconButton
                small
                icon={closeIcon}
                label={t("people-remove", { name: userId })}
                onClick={() => choice.remove(userId)}
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
