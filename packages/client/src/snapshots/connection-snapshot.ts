/** Whether this client hears from the server. Only meaningful while a session runs. */
export interface ConnectionSnapshot {
  /**
   * `idle`: no session runs. `connecting`: the first synchronisation of this run is under way. `online`: the last one
   * succeeded. `reconnecting`: the last one failed, were it the first; the client tries again by itself.
   */
  readonly state: "idle" | "connecting" | "online" | "reconnecting";
}
