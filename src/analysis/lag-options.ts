export interface LagOptions {
  signal?: AbortSignal
  /** Lets others run in between; a worker needs none. */
  pause?(): Promise<void>
}
