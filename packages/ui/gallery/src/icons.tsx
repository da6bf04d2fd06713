import * as action from "@conclave/ui/icons/action-icons";
import { Icon } from "@conclave/ui/icons/icon";
import * as navigation from "@conclave/ui/icons/navigation-icons";
import * as people from "@conclave/ui/icons/people-icons";
import * as room from "@conclave/ui/icons/room-icons";
import * as status from "@conclave/ui/icons/status-icons";
import { Section } from "./section.tsx";

const all = Object.entries({ ...action, ...navigation, ...people, ...room, ...status });

/** Every drawing, with its name. */
export function Icons() {
  return (
    <Section title="Icons">
      <div class="gallery-icons">
        {all.map(([name, path]) => (
          <span key={name}>
            <Icon path={path} />
            {name.replace(/Icon$/, "")}
          </span>
        ))}
      </div>
    </Section>
  );
}
