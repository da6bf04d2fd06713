/**
 * Who may come into a room: those who are `invited`; also those who are `asking`, once they are let in; also whoever is in a certain `space`; or
 * `everyone` at this server (spec "m.room.join_rules").
 */
export type RoomAccess = "invited" | "asking" | "space" | "everyone";
