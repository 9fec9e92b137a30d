// The reference workload's graph, once as a session of ours and once as ffmpeg's filters: on each strip a high-pass of
// 24 dB per octave, five bands and a compressor; on the master four bands, a glue compressor and a working limiter.
import { basename } from 'node:path'

const STRIP_BANDS = [
  { type: 'bell', hz: 120, gainDb: 1.5, q: 1 },
  { type: 'bell', hz: 400, gainDb: -2, q: 1.4 },
  { type: 'bell', hz: 1500, gainDb: 1, q: 0.8 },
  { type: 'bell', hz: 4000, gainDb: 1.5, q: 1 },
  { type: 'highShelf', hz: 9000, gainDb: 2, q: 0.7 },
]
const MASTER_BANDS = [
  { type: 'bell', hz: 60, gainDb: 1, q: 0.9 },
  { type: 'bell', hz: 300, gainDb: -1, q: 1 },
  { type: 'bell', hz: 3000, gainDb: 0.8, q: 0.8 },
  { type: 'highShelf', hz: 10000, gainDb: 1.5, q: 0.7 },
]
const STRIP_COMPRESSOR = { thresholdDb: -24, ratio: 3, attackMs: 15, releaseMs: 150 }
const GLUE = { thresholdDb: -14, ratio: 1.5, attackMs: 30, releaseMs: 200 }
const DRIVE_DB = 4
const CEILING_DB = -1

const on = (bands) => bands.map((band) => ({ on: true, ...band }))

/** The session; without hashes, as one that was written by hand, so that stems are matched by name. */
export function benchSession(stems) {
  const strip = {
    filters: { highPassOn: true, highPassHz: 40, highPassSlope: '24' },
    eq: { bands: on(STRIP_BANDS) },
    compressor: { on: true, ...STRIP_COMPRESSOR },
  }
  return {
    format: 'tutti-session',
    version: 1,
    rateHz: 48000,
    groups: stems.map((path) => ({ stems: [{ fileName: basename(path) }], strip })),
    master: {
      eq: { bands: on(MASTER_BANDS) },
      glue: { on: true, ...GLUE },
      limiter: { driveDb: DRIVE_DB, ceilingDbtp: CEILING_DB },
    },
  }
}

const decibels = (db) => (10 ** (db / 20)).toFixed(6)

function equalisers(bands) {
  return bands.map(({ type, hz, gainDb, q }) =>
    type === 'highShelf' ? `treble=g=${gainDb}:f=${hz}:t=q:w=${q}` : `equalizer=f=${hz}:t=q:w=${q}:g=${gainDb}`,
  )
}

function compressor({ thresholdDb, ratio, attackMs, releaseMs }) {
  return `acompressor=threshold=${decibels(thresholdDb)}:ratio=${ratio}:attack=${attackMs}:release=${releaseMs}:knee=2:detection=rms`
}

/** ffmpeg's arguments. Its high-pass has 12 dB per octave and its limiter knows no true peaks: it has less to do. */
export function ffmpegGraph(stems, out) {
  const strips = stems.map((_, index) => {
    const chain = ['highpass=f=40', ...equalisers(STRIP_BANDS), compressor(STRIP_COMPRESSOR)]
    return `[${index}:a]${chain.join(',')}[s${index}]`
  })
  const master = [
    `amix=inputs=${stems.length}:normalize=0`,
    ...equalisers(MASTER_BANDS),
    compressor(GLUE),
    `alimiter=level_in=${decibels(DRIVE_DB)}:limit=${decibels(CEILING_DB)}:level=0`,
  ]
  const graph = `${strips.join(';')};${stems.map((_, index) => `[s${index}]`).join('')}${master.join(',')}[out]`
  const inputs = stems.flatMap((path) => ['-i', path])
  return [
    ...'-y -v error -nostdin'.split(' '),
    ...inputs,
    '-filter_complex',
    graph,
    '-map',
    '[out]',
    '-c:a',
    'pcm_s24le',
    out,
  ]
}
