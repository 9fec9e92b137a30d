// What each processor costs when it works: nanoseconds for one stereo frame in one thread, beside the eight-band
// equaliser, because a ratio in one run says more on a noisy machine than a time.
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { runnerImport } from 'vite'
import { root } from '../ensure.mjs'

const RATE_HZ = 48_000
const BLOCK = 128
const SECONDS = 2
const RUNS = 5

const load = async (path) =>
  (await runnerImport(pathToFileURL(resolve(root, path)).href, { root, configFile: false, logLevel: 'error' })).module

/** Noise at about -18 dBFS RMS, different on the two sides: the same on every machine. */
function noise(frames) {
  const samples = new Float64Array(2 * frames)
  let state = 1
  for (let n = 0; n < samples.length; n++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    samples[n] = (state / 2 ** 31 - 1) * 0.22
  }
  return samples
}

/** Section tables with everything on, in the order of their slots. */
function busyParams(params) {
  const on = (table, values) =>
    Object.entries(table).map(([id, param]) => {
      const value = values[id] ?? (id === 'on' ? true : param.default)
      if (param.kind === 'toggle') return value ? 1 : 0
      return param.kind === 'choice' ? param.options.findIndex((option) => option.id === value) : value
    })
  const bands = (table, count, values) => Array.from({ length: count }, (_, band) => on(table, values(band))).flat()
  const hz = params.EQ_BAND_DEFAULT_HZ
  const bell = (band) => ({ hz: hz[band], gainDb: 3 })
  return {
    repair: on(params.REPAIR, { dcBlockerOn: true, humOn: true }),
    equaliser: [...on(params.EQ, {}), ...bands(params.STRIP_EQ_BAND, 8, bell)],
    'equaliser, 1 dynamic band': [
      ...on(params.EQ, {}),
      ...bands(params.STRIP_EQ_BAND, 8, (band) => ({
        ...bell(band),
        ...(band === 6 && { rangeDb: -6, thresholdDb: -50 }),
      })),
    ],
    compressor: on(params.COMPRESSOR, {}),
    transient: on(params.TRANSIENT, { attackDb: 6, sustainDb: -6 }),
    saturator: on(params.SATURATOR, {}),
    width: on(params.WIDTH, { monoOn: true, widthPercent: 120 }),
    reverb: on(params.REVERB, {}),
    masterEqualiser: [
      ...on(params.MASTER_EQ, {}),
      ...bands(params.MASTER_EQ_BAND, 8, (band) => ({ ...bell(band), channels: band % 2 ? 'mid' : 'side' })),
    ],
    linearPhase: [...on(params.MASTER_EQ, {}), ...bands(params.MASTER_EQ_BAND, 8, bell)],
    multiband: [...on(params.MULTIBAND, { count: '4' }), ...bands(params.MULTIBAND_BAND, 4, () => ({}))],
  }
}

const LABELS = {
  masterEqualiser: 'equaliser, mid and side',
  linearPhase: 'equaliser, linear phase',
  multiband: 'multiband, 4 bands',
  transient: 'transient shaper',
}

function bestNs(processor, samples, frames) {
  let best = Number.POSITIVE_INFINITY
  for (let run = 0; run < RUNS; run++) {
    const fromMs = performance.now()
    for (let at = 0; at < frames; at += BLOCK) {
      processor.buffer.set(samples.subarray(2 * at, 2 * (at + BLOCK)))
      processor.process(BLOCK)
    }
    best = Math.min(best, ((performance.now() - fromMs) * 1e6) / frames)
  }
  return best
}

/** Rows of { name, nsPerFrame, ratioToEqualiser, latencyFrames } at 48 kHz. */
export async function benchProcessors() {
  const { Dsp } = await load('src/engine/dsp.ts')
  const { SingleProcessor } = await load('src/engine/single-processor.ts')
  const { Limiter } = await load('src/engine/limiter.ts')
  const params = await load('src/params/index.ts')
  const module = new WebAssembly.Module(await readFile(resolve(root, 'build/dsp.wasm')))
  const frames = SECONDS * RATE_HZ
  const samples = noise(frames)
  const rows = Object.entries(busyParams(params)).map(([name, values]) => {
    const kind = name.split(',')[0]
    const processor = new SingleProcessor(new Dsp(module), kind, { rateHz: RATE_HZ, maxBlock: BLOCK })
    processor.params.set(values)
    processor.applyParams()
    processor.reset()
    const nsPerFrame = bestNs(processor, samples, frames)
    return { name: LABELS[name] ?? name, nsPerFrame, latencyFrames: processor.latencyFrames }
  })
  const limiter = new Limiter(new Dsp(module), { rateHz: RATE_HZ, maxBlock: BLOCK })
  limiter.setTargets(params.defaultsOf(params.LIMITER))
  limiter.reset()
  const loud = samples.map((value) => value * 5)
  rows.push({
    name: 'limiter, working',
    nsPerFrame: bestNs(limiter, loud, frames),
    latencyFrames: limiter.latencyFrames,
  })
  const equaliser = rows.find((row) => row.name === 'equaliser').nsPerFrame
  return rows.map((row) => ({ ...row, ratioToEqualiser: row.nsPerFrame / equaliser }))
}
