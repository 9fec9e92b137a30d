import type { EqSettings, MasterSettings, StripSettings } from '../params'

/**
 * What the parts of the graph cost, in nanoseconds a stereo frame on the machine where they were measured. Only their
 * ratios matter: they decide who computes what, never a sample.
 */
const COST_NS = {
  read: 10,
  strip: 5,
  /** For each 12 dB per octave. */
  filter: 2,
  band: 3,
  compressor: 20,
  master: 5,
  input: 3.5,
  limiter: 110,
  meter: 60,
  file: 18,
} as const

const bandsOn = (eq: EqSettings) => (eq.on ? eq.bands.filter((band) => band.on).length : 0)

export function stripCost(strip: StripSettings, stems: number): number {
  const { filters, compressor } = strip
  const slope = (on: boolean, decibels: string) => (on ? Number(decibels) / 12 : 0)
  const sections = slope(filters.highPassOn, filters.highPassSlope) + slope(filters.lowPassOn, filters.lowPassSlope)
  return (
    COST_NS.read * stems +
    COST_NS.strip +
    COST_NS.filter * sections +
    COST_NS.band * bandsOn(strip.eq) +
    (compressor.on ? COST_NS.compressor : 0)
  )
}

export function masterCost(master: MasterSettings, inputs: number): number {
  return (
    COST_NS.master +
    COST_NS.input * inputs +
    COST_NS.band * bandsOn(master.eq) +
    (master.glue.on ? COST_NS.compressor : 0) +
    (master.limiter.on ? COST_NS.limiter : 0)
  )
}

export function finishCost(writesFile: boolean): number {
  return COST_NS.meter + (writesFile ? COST_NS.file : 0)
}

/**
 * Spreads stages over at most `workers`: the dearest first, each to the worker that has least to do. Returns the
 * worker of each stage; no worker stays without one. Who computes a stage changes no sample of it.
 */
export function spread(costs: readonly number[], workers: number): number[] {
  const loads = new Array<number>(Math.max(1, Math.min(workers, costs.length))).fill(0)
  const places = new Array<number>(costs.length).fill(0)
  const order = costs.map((_, index) => index).sort((a, b) => (costs[b] ?? 0) - (costs[a] ?? 0) || a - b)
  for (const index of order) {
    const lightest = loads.indexOf(Math.min(...loads))
    places[index] = lightest
    loads[lightest] = (loads[lightest] ?? 0) + (costs[index] ?? 0)
  }
  return places
}
