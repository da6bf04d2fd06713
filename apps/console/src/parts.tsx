import { createAuditModel } from "./audit/audit-model.ts";
import { AuditView } from "./audit/audit-view.tsx";
import { createInvitationsModel } from "./invitations/invitations-model.ts";
import { InvitationsView } from "./invitations/invitations-view.tsx";
import { t } from "./messages.ts";
import { createOverviewModel } from "./overview/overview-model.ts";
import { OverviewView } from "./overview/overview-view.tsx";
import { createPeopleModel } from "./people/people-model.ts";
import { PeopleView } from "./people/people-view.tsx";
import { createRoomsModel } from "./rooms/rooms-model.ts";
import { RoomsView } from "./rooms/rooms-view.tsx";
import { type Part, parts } from "./route.ts";
import { PartHeader } from "./shell/frame.tsx";
import { ForbiddenState } from "./shell/states.tsx";
import type { Workplace } from "./workplace.ts";

/** Makes a part's model, begins to load it, and answers what draws it. Each visit starts fresh. */
export function openPart(part: Part, workplace: Workplace) {
  if (!workplace.can(parts[part])) {
    return () => (
      <>
        <PartHeader title={t(`nav.${part}`)} />
        <ForbiddenState />
      </>
    );
  }
  switch (part) {
    case "overview": {
      const model = createOverviewModel(workplace);
      model.load();
      return () => <OverviewView model={model} />;
    }
    case "people": {
      const model = createPeopleModel(workplace);
      model.list.restart();
      return () => <PeopleView model={model} workplace={workplace} />;
    }
    case "invitations": {
      const model = createInvitationsModel(workplace);
      model.list.restart();
      return () => <InvitationsView model={model} workplace={workplace} />;
    }
    case "rooms": {
      const model = createRoomsModel(workplace);
      model.list.restart();
      return () => <RoomsView model={model} />;
    }
    case "audit": {
      const model = createAuditModel(workplace);
      model.list.restart();
      return () => <AuditView model={model} workplace={workplace} />;
    }
  }
}
