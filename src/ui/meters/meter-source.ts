import type { App } from '../../commands/app'

/** What a meter watches. A strip is addressed by its place among the groups. */
export type MeterSource =
  | { readonly kind: 'strip'; readonly index: number }
  | { readonly kind: 'master' }
  | { readonly kind: 'glue' }
  | { readonly kind: 'multiband'; readonly band: number }
  | { readonly kind: 'limiter' }

/** Decibels of a linear peak; minus infinity of none. */
export const peakDb = (peak: number) => (peak > 0 ? 20 * Math.log10(peak) : Number.NEGATIVE_INFINITY)

/** The readings as they are audible now; null while nothing plays. */
export function playingMeters(app: App, nowMs?: number) {
  const meters = app.live.meters
  return meters && app.transport.getState().playing ? meters.update(nowMs) : null
}

/** Sample peaks of a strip or of the master, linear, into `peaks`: left, then right; 0 while nothing plays. */
export function readPeaks(app: App, source: MeterSource, nowMs: number, peaks: Float64Array): void {
  const meters = playingMeters(app, nowMs)
  const reading = source.kind === 'strip' ? meters?.strips[source.index] : meters?.master
  peaks[0] = reading?.peakLeft ?? 0
  peaks[1] = reading?.peakRight ?? 0
}

/** How much is taken away now, in dB: 0 while nothing plays. */
export function readGainReductionDb(app: App, source: MeterSource, nowMs?: number): number {
  const meters = playingMeters(app, nowMs)
  if (!meters) return 0
  if (source.kind === 'strip') return meters.strips[source.index]?.gainReductionDb ?? 0
  if (source.kind === 'multiband') return meters.master.multibandGainReductionDb[source.band] ?? 0
  return source.kind === 'limiter' ? meters.master.limiterGainReductionDb : meters.master.glueGainReductionDb
}

/** What a compressor hears, takes and gives at this moment. */
export interface CompressorReading {
  /** Of its detector, in dB. */
  keyDb: number
  gainReductionDb: number
  /** Linear peaks where the sound enters and where it leaves. */
  inputPeak: number
  outputPeak: number
}

/** Of a strip's compressor or the glue, into `reading`; at rest while nothing plays. */
export function readCompressor(app: App, source: MeterSource, nowMs: number, reading: CompressorReading): void {
  const meters = playingMeters(app, nowMs)
  const strip = source.kind === 'strip' ? meters?.strips[source.index] : undefined
  const master = source.kind === 'glue' ? meters?.master : undefined
  reading.keyDb = strip?.keyDb ?? master?.glueKeyDb ?? Number.NEGATIVE_INFINITY
  reading.gainReductionDb = strip?.gainReductionDb ?? master?.glueGainReductionDb ?? 0
  reading.inputPeak = strip?.compressorInputPeak ?? master?.glueInputPeak ?? 0
  reading.outputPeak = strip?.compressorOutputPeak ?? master?.glueOutputPeak ?? 0
}

/** What the dynamic band that moves farthest adds to its gain now, in dB: 0 while nothing plays. */
export function readDynamicGainDb(app: App, strip: number, nowMs?: number): number {
  return playingMeters(app, nowMs)?.strips[strip]?.dynamicGainDb ?? 0
}
