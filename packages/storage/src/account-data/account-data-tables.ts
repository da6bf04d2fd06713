export interface AccountDataTables {
  /** The latest of each kind; `room_id` is empty for what belongs to no room. */
  account_data: { user_id: string; room_id: string; type: string; content: string; position: number };
}
