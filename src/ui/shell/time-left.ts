interface Begun {
  readonly ms: number
  readonly fraction: number
  /** How far it was when it was looked at last. */
  last: number
}

/** Nobody believes the first guess: it is shown once a little is done. */
const LEAST_FRACTION = 0.03
const LEAST_MS = 800

/** How long works will still take, from how fast they were so far; each is known by a name. */
export class TimeLeft {
  readonly #begun = new Map<string, Begun>()

  /** Seconds; null where nothing is known of it yet. `fraction` of the work is done, 0 to 1. */
  secondsOf(name: string, fraction: number, nowMs: number): number | null {
    const begun = this.#begun.get(name)
    // A fraction that fell is another run.
    if (!begun || fraction < begun.last) {
      this.#begun.set(name, { ms: nowMs, fraction, last: fraction })
      return null
    }
    begun.last = fraction
    const done = fraction - begun.fraction
    const took = nowMs - begun.ms
    return done < LEAST_FRACTION || took < LEAST_MS ? null : (took / done / 1000) * (1 - fraction)
  }

  /** Forgets what runs no more. */
  keepOnly(names: ReadonlySet<string>): void {
    for (const name of this.#begun.keys()) if (!names.has(name)) this.#begun.delete(name)
  }
}
