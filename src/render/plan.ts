import type { MasterSettings, StripSettings } from '../params'

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
  /** A band whose gain moves. */
  dynamicBand: 5,
  /** For each notch. */
  hum: 1,
  compressor: 20,
  transient: 15,
  saturator: 95,
  width: 4,
  reverb: 60,
  linearPhase: 65,
  multiband: 70,
  master: 5,
  input: 3.5,
  limiter: 110,
  /** What is left of them where only the master's gains are applied. */
  followed: { saturator: 50, multiband: 10, gains: 2 },
  meter: 60,
  file: 18,
  residual: 6,
} as const

const bandsOn = <B extends { on: boolean }>(eq: { on: boolean; bands: readonly B[] }) =>
  eq.on ? eq.bands.filter((band) => band.on) : []
const cost = (on: boolean, ns: number) => (on ? ns : 0)

export function stripCost(strip: StripSettings, stems: number): number {
  const { repair, filters, eq, compressor, transient, saturator, width } = strip
  const slope = (on: boolean, decibels: string) => (on ? Number(decibels) / 12 : 0)
  const sections = slope(filters.highPassOn, filters.highPassSlope) + slope(filters.lowPassOn, filters.lowPassSlope)
  const bands = bandsOn(eq).map(({ rangeDb }) => (rangeDb === 0 ? COST_NS.band : COST_NS.dynamicBand))
  return (
    COST_NS.read * stems +
    COST_NS.strip +
    COST_NS.filter * sections +
    bands.reduce((sum, ns) => sum + ns, 0) +
    cost(repair.humOn, COST_NS.hum * repair.humHarmonics) +
    cost(compressor.on, COST_NS.compressor) +
    cost(transient.on, COST_NS.transient) +
    cost(saturator.on, COST_NS.saturator) +
    cost(width.on, COST_NS.width)
  )
}

/** The bus, and so many that follow it: they do what is linear anew, and what turns gains with the bus's gains. */
export function masterCost(master: MasterSettings, inputs: number, followers = 0): number {
  const { reverb, eq, multiband, glue, saturator, width, limiter } = master
  const linear =
    COST_NS.master +
    COST_NS.input * inputs +
    (eq.phase === 'linear' ? cost(eq.on, COST_NS.linearPhase) : COST_NS.band * bandsOn(eq).length) +
    cost(reverb.on, COST_NS.reverb) +
    cost(width.on, COST_NS.width)
  const gains =
    cost(multiband.on, COST_NS.multiband) +
    cost(glue.on, COST_NS.compressor) +
    cost(saturator.on, COST_NS.saturator) +
    cost(limiter.on, COST_NS.limiter)
  const followed =
    cost(multiband.on, COST_NS.followed.multiband) +
    cost(saturator.on, COST_NS.followed.saturator) +
    cost(glue.on || limiter.on, COST_NS.followed.gains)
  return linear + gains + followers * (linear + followed)
}

export function finishCost(writesFile: boolean): number {
  return COST_NS.meter + (writesFile ? COST_NS.file : 0)
}

/** Comparing so many files. */
export function residualCost(files: number): number {
  return COST_NS.residual * files
}

const WORTH = 0.8

/**
 * How many workers compute the master, each for its share of the followers: so many that the render is done first. The
 * slowest stage holds it up, and so does the work of all stages over all workers. What is done twice must be worth it.
 */
export function masterCount(
  master: number,
  follower: number,
  followers: number,
  rest: readonly number[],
  workers: number,
): number {
  const others = rest.reduce((sum, ns) => sum + ns, 0)
  const time = (count: number) =>
    Math.max(
      master + follower * Math.ceil(followers / count),
      (others + count * master + followers * follower) / workers,
    )
  let best = 1
  for (let count = 2; count <= Math.min(workers, followers); count++) if (time(count) < WORTH * time(best)) best = count
  return best
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
