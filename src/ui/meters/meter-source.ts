import type { App } from '../../commands/app'

/** What a meter watches. A strip is addressed by its place among the groups. */
export type MeterSource =
  | { readonly kind: 'strip'; readonly index: number }
  | { readonly kind: 'master' }
  | { readonly kind: 'glue' }
  | { readonly kind: 'multiband'; readonly band: number }
  | { readonly kind: 'limiter' }

const toDb = (peak: number) => (peak > 0 ? 20 * Math.log10(peak) : Number.NEGATIVE_INFINITY)

/** Peaks in dBFS, left and right, as they are audible now; minus infinity while nothing plays. */
export function readPeaksDb(app: App, source: MeterSource, nowMs: number): readonly [number, number] {
  const meters = app.live.meters
  if (!meters || !app.transport.getState().playing) return [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY]
  meters.update(nowMs)
  const reading = source.kind === 'strip' ? meters.strips[source.index] : meters.master
  return [toDb(reading?.peakLeft ?? 0), toDb(reading?.peakRight ?? 0)]
}

/** How much is taken away now, in dB: 0 while nothing plays. */
export function readGainReductionDb(app: App, source: MeterSource, nowMs: number): number {
  const meters = app.live.meters
  if (!meters || !app.transport.getState().playing) return 0
  meters.update(nowMs)
  if (source.kind === 'strip') return meters.strips[source.index]?.gainReductionDb ?? 0
  if (source.kind === 'multiband') return meters.master.multibandGainReductionDb[source.band] ?? 0
  return source.kind === 'limiter' ? meters.master.limiterGainReductionDb : meters.master.glueGainReductionDb
}

/** What the dynamic band that moves farthest adds to its gain now, in dB: 0 while nothing plays. */
export function readDynamicGainDb(app: App, strip: number, nowMs: number): number {
  const meters = app.live.meters
  if (!meters || !app.transport.getState().playing) return 0
  return meters.update(nowMs).strips[strip]?.dynamicGainDb ?? 0
}
