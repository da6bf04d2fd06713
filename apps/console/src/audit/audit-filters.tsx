import { Button } from "@conclave/ui/components/button";
import { Select } from "@conclave/ui/components/select";
import { TextField } from "@conclave/ui/components/text-field";
import { useState } from "preact/hooks";
import { t } from "../messages.ts";
import { type AuditFilter, emptyFilter } from "./audit-model.ts";
import { typeText } from "./audit-text.ts";

export interface AuditFiltersProps {
  /** The one that is shown. */
  readonly filter: AuditFilter;
  readonly types: readonly string[];
  readonly example: string;
  readonly onApply: (filter: AuditFilter) => void;
}

/** What to show of the audit log. */
export function AuditFilters({ filter, types, example, onApply }: AuditFiltersProps) {
  const [draft, setDraft] = useState(filter);
  const field = (name: keyof AuditFilter) => ({
    value: draft[name],
    onInput: (value: string) => setDraft({ ...draft, [name]: value }),
  });
  return (
    <form
      class="part-filters"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onApply(draft);
      }}
    >
      <Select
        label={t("audit.type")}
        value={draft.type}
        options={[
          { value: "", label: t("audit.type-any") },
          ...types.map((type) => ({ value: type, label: typeText(type) })),
        ]}
        onChange={(type) => setDraft({ ...draft, type })}
      />
      <TextField
        label={t("audit.actor")}
        placeholder={example}
        literal
        autocomplete="off"
        maximumLength={255}
        {...field("actor")}
      />
      <TextField label={t("audit.since")} type="date" {...field("since")} />
      <TextField label={t("audit.until")} type="date" {...field("until")} />
      <div class="audit-buttons">
        <Button type="submit" kind="primary">
          {t("audit.apply")}
        </Button>
        <Button
          kind="quiet"
          onClick={() => {
            setDraft(emptyFilter);
            onApply(emptyFilter);
          }}
        >
          {t("audit.clear")}
        </Button>
      </div>
    </form>
  );
}
