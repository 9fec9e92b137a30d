// Takes tests/spec/references.json anew: what libebur128 and FFmpeg's ebur128 filter read of the signals that the tests
// can make. Needs a C compiler, libebur128 and FFmpeg (Debian: build-essential libebur128-dev ffmpeg).
// With files as arguments it writes nothing and prints their readings of those files instead.
import { execFileSync, spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { runnerImport } from 'vite'
import { buildDsp } from './build-dsp.mjs'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const work = mkdtempSync(join(tmpdir(), 'tutti-references-'))
const reader = join(work, 'readings')
const raw = join(work, 'signal.f32')

const load = async (path) =>
  (await runnerImport(pathToFileURL(resolve(root, path)).href, { root, configFile: false, logLevel: 'error' })).module

function libebur128(rateHz) {
  const input = openSync(raw, 'r')
  const text = execFileSync(reader, [String(rateHz), '2'], { stdio: [input, 'pipe', 'inherit'], encoding: 'utf8' })
  closeSync(input)
  return JSON.parse(text)
}

/** Its summary holds one decimal, the frames' metadata three: I, LRA and the peak of the last, the most of M and S. */
function ffmpeg(rateHz) {
  const filter = 'ebur128=peak=true:metadata=1,ametadata=mode=print:file=-'
  const format = ['-f', 'f32le', '-ar', String(rateHz), '-ac', '2']
  const { stdout } = spawnSync('ffmpeg', ['-v', 'error', ...format, '-i', raw, '-af', filter, '-f', 'null', '-'], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  const all = (key) => [...stdout.matchAll(new RegExp(`r128\\.${key}=(\\S+)`, 'g'))].map(([, value]) => Number(value))
  // It writes -120.691 and nothing at all before a window has ever been full.
  const most = (key) => Math.max(...all(key).filter((value) => value > -120))
  const peak = Math.max(...all('true_peaks_ch0'), ...all('true_peaks_ch1'))
  return {
    meter: `FFmpeg ${execFileSync('ffmpeg', ['-version'], { encoding: 'utf8' }).match(/version (\d+\.\d+)/)[1]}`,
    integratedLufs: finite(all('I').at(-1)),
    loudnessRangeLu: finite(all('LRA').at(-1)),
    truePeakDbtp: finite(Math.round(2000 * Math.log10(peak)) / 100),
    maxMomentaryLufs: finite(most('M')),
    maxShortTermLufs: finite(most('S')),
  }
}

function finite(value) {
  return Number.isFinite(value) ? value : null
}

function readings({ rateHz, left, right }) {
  const pairs = new Float32Array(2 * left.length)
  for (let n = 0; n < left.length; n++) {
    pairs[2 * n] = left[n]
    pairs[2 * n + 1] = right[n]
  }
  writeFileSync(raw, Buffer.from(pairs.buffer))
  return { rateHz, libebur128: libebur128(rateHz), ffmpeg: ffmpeg(rateHz) }
}

function decode(path) {
  const probe = ['-v', 'error', '-select_streams', 'a:0', '-show_entries', 'stream=sample_rate', '-of', 'csv=p=0', path]
  const rateHz = Number(execFileSync('ffprobe', probe, { encoding: 'utf8' }))
  execFileSync('ffmpeg', ['-v', 'error', '-y', '-i', path, '-ac', '2', '-f', 'f32le', raw])
  const bytes = readFileSync(raw)
  const pairs = new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4)
  const side = (channel) => Float32Array.from({ length: pairs.length / 2 }, (_, n) => pairs[2 * n + channel])
  return { rateHz, left: side(0), right: side(1) }
}

try {
  execFileSync('cc', ['-O2', resolve(root, 'tests/spec/libebur128/readings.c'), '-lebur128', '-lm', '-o', reader])
  await buildDsp()
  const files = process.argv.slice(2)
  if (files.length > 0) {
    const { measureReference } = await load('tests/spec/measure-reference.ts')
    for (const file of files) {
      const signal = { name: file, ...decode(file) }
      console.log(JSON.stringify({ file, ...readings(signal), tutti: measureReference(signal) }, null, 2))
    }
  } else {
    const { referenceSignals } = await load('tests/spec/reference-signals.ts')
    const { dsp } = await load('tests/spec/programme.ts')
    const references = {}
    for await (const signal of referenceSignals(dsp)) references[signal.name] = readings(signal)
    const target = resolve(root, 'tests/spec/references.json')
    writeFileSync(target, JSON.stringify(references, null, 2))
    execFileSync('npx', ['biome', 'format', '--write', target], { cwd: root, stdio: 'inherit' })
  }
} finally {
  rmSync(work, { recursive: true })
}
