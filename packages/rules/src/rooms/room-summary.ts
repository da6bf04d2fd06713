/**
 * How many members name a room that has no name (spec "RoomSummary"): the first who are joined or invited, or, where nobody
 * else is, the first who left or were banned; never the reader.
 */
export const heroCount = 5;
