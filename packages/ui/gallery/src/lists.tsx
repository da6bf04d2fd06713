import { Avatar } from "@conclave/ui/components/avatar";
import { Badge, CountBadge } from "@conclave/ui/components/badge";
import { IconButton } from "@conclave/ui/components/icon-button";
import { List, ListItem } from "@conclave/ui/components/list";
import { Pager } from "@conclave/ui/components/pager";
import { Table } from "@conclave/ui/components/table";
import { editIcon } from "@conclave/ui/icons/action-icons";
import { Section } from "./section.tsx";

const rows = [
  { name: "Design", members: 8, state: "Encrypted" },
  { name: "A room with quite a long name that has to go somewhere", members: 1204, state: "Encrypted" },
] as const;
const nothing = () => {};

/** Many things that look alike. */
export function Lists() {
  return (
    <>
      <Section title="List">
        <List label="Rooms">
          <ListItem
            current
            onClick={nothing}
            start={<Avatar square id="1" name="Design" />}
            title="Design"
            text="Alice: The current one"
            end={<CountBadge count={3} />}
          />
          <ListItem
            href="#"
            start={<Avatar id="2" name="Bob" />}
            title="A name that is much too long to fit into a row of this width, whatever one does"
            text="And so is the text under it, which says a lot more than anybody would read in a list"
            end="12:45"
          />
          <ListItem start={<Avatar id="3" name="李娜" />} title="李娜" text="不能点击" />
        </List>
      </Section>
      <Section title="Table, Pager">
        <Table
          label="Rooms"
          rows={rows}
          keyOf={(row) => row.name}
          columns={[
            { title: "Room", cell: (row) => row.name },
            { title: "Members", numeric: true, cell: (row) => row.members },
            { title: "State", cell: (row) => <Badge tone="success">{row.state}</Badge> },
            { title: "Actions", titleHidden: true, cell: () => <IconButton icon={editIcon} label="Edit" small /> },
          ]}
        />
        <Pager page={2} total={142} onPrevious={nothing} onNext={nothing} />
        <Pager page={1} total={142} onPrevious={undefined} onNext={nothing} />
        <Pager page={1} total={3} onPrevious={undefined} onNext={undefined} />
        <Table
          label="Busy"
          busy
          rows={rows.slice(0, 1)}
          keyOf={(row) => row.name}
          columns={[{ title: "Busy", cell: (row) => row.name }]}
        />
      </Section>
    </>
  );
}
