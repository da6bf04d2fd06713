import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import "./tabs.css";

export interface TabsProps<Name extends string> {
  readonly label: string;
  readonly tabs: readonly { readonly name: Name; readonly label: string }[];
  readonly selected: Name;
  readonly onSelect: (name: Name) => void;
  /** Of the selected tab. */
  readonly children: ComponentChildren;
}

/** Views of one thing, one at a time (ARIA tabs pattern): arrows move between the tabs and select. */
export function Tabs<Name extends string>({ label, tabs, selected, onSelect, children }: TabsProps<Name>) {
  const id = useId();
  const step = (event: KeyboardEvent) => {
    const at = tabs.findIndex((tab) => tab.name === selected);
    const next: Record<string, number> = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 };
    const index = next[event.key];
    const tab = index === undefined ? undefined : tabs.at(index % tabs.length);
    if (!tab) return;
    event.preventDefault();
    onSelect(tab.name);
    document.getElementById(`${id}-${tab.name}`)?.focus();
  };
  return (
    <>
      <div class="ui-tabs" role="tablist" aria-label={label} onKeyDown={step}>
        {tabs.map((tab) => (
          <button
            key={tab.name}
            id={`${id}-${tab.name}`}
            type="button"
            role="tab"
            class="ui-tab"
            aria-selected={tab.name === selected}
            aria-controls={`${id}-panel`}
            tabIndex={tab.name === selected ? 0 : -1}
            onClick={() => onSelect(tab.name)}
          >
            {tab.label}
          </button>
        ))}
      </div>
      <div id={`${id}-panel`} role="tabpanel" aria-labelledby={`${id}-${selected}`}>
        {children}
      </div>
    </>
  );
}
