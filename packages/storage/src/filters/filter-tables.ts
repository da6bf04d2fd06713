export interface FilterTables {
  /**
   * `filter_id` is a hash of the filter, so that the same filter has one row, however often it is sent. `used_at` is when it was
   * last used, to the day.
   */
  filters: { user_id: string; filter_id: string; filter: string; used_at: number };
}
