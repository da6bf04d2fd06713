export interface FilterTables {
  /** `filter_id` is a hash of the filter, so that the same filter has one row, however often it is sent. */
  filters: { user_id: string; filter_id: string; filter: string };
}
