import type { Migration } from "./migration.ts";

/** Lets administrators page through the rooms, the most recently active first. */
export const createAdministration: Migration = {
  number: 62,
  name: "administration",
  async up(database) {
    await database.schema.createIndex("rooms_by_activity").on("rooms").column("last_position").execute();
  },
};
