// Takes tests/analysis/span-readings.json anew: what libebur128 and FFmpeg's ebur128 filter read of spans of the demo song,
// each cut out and measured alone. Needs a C compiler, libebur128 and FFmpeg (Debian: build-essential libebur128-dev ffmpeg).
// With files as arguments it writes nothing and tells how far `spanLufs` is from them on spans of those files instead.
import { execFileSync, spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { runnerImport } from 'vite'
import { buildDsp } from './build-dsp.mjs'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const work = mkdtempSync(join(tmpdir(), 'tutti-spans-'))
const reader = join(work, 'readings')
const raw = join(work, 'span.f32')

const load = async (path) =>
  (await runnerImport(pathToFileURL(resolve(root, path)).href, { root, configFile: false, logLevel: 'error' })).module

function libebur128(rateHz) {
  const input = openSync(raw, 'r')
  const text = execFileSync(reader, [String(rateHz), '2'], { stdio: [input, 'pipe', 'inherit'], encoding: 'utf8' })
  closeSync(input)
  return JSON.parse(text).integratedLufs
}

function ffmpeg(rateHz) {
  const filter = 'ebur128=metadata=1,ametadata=mode=print:file=-'
  const format = ['-f', 'f32le', '-ar', String(rateHz), '-ac', '2']
  const command = ['-v', 'error', ...format, '-i', raw, '-af', filter, '-f', 'null', '-']
  const { stdout } = spawnSync('ffmpeg', command, { encoding: 'utf8', maxBuffer: 1 << 28 })
  return Number([...stdout.matchAll(/r128\.I=(\S+)/g)].at(-1)[1])
}

function readings({ rateHz, left, right }, spans) {
  return spans.map(({ startFrame, endFrame }) => {
    const pairs = new Float32Array(2 * (endFrame - startFrame))
    for (let n = startFrame; n < endFrame; n++) {
      pairs[2 * (n - startFrame)] = left[n]
      pairs[2 * (n - startFrame) + 1] = right[n]
    }
    writeFileSync(raw, Buffer.from(pairs.buffer))
    return { startFrame, endFrame, libebur128: libebur128(rateHz), ffmpeg: ffmpeg(rateHz) }
  })
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
  const { spanCases } = await load('tests/analysis/span-cases.ts')
  const files = process.argv.slice(2)
  if (files.length > 0) {
    const { readSpans } = await load('tests/analysis/read-spans.ts')
    for (const file of files) {
      const sound = decode(file)
      const taken = readings(sound, spanCases(sound.left.length, sound.rateHz))
      const apart = readSpans(sound, taken).map((lufs, n) => {
        const theirs = taken[n].libebur128
        const isNothing = theirs === null && !Number.isFinite(lufs)
        return { ...taken[n], apartLu: isNothing ? 0 : lufs - theirs }
      })
      const worst = apart.reduce((most, span) => (Math.abs(span.apartLu) > Math.abs(most.apartLu) ? span : most))
      const over = apart.filter(({ apartLu }) => Math.abs(apartLu) > 0.05).length
      console.log(JSON.stringify({ file, spans: apart.length, over, worst }))
    }
  } else {
    const { demoSongSum } = await load('tests/analysis/read-spans.ts')
    const sum = await demoSongSum()
    const target = resolve(root, 'tests/analysis/span-readings.json')
    writeFileSync(target, JSON.stringify(readings(sum, spanCases(sum.left.length, sum.rateHz))))
    execFileSync('npx', ['biome', 'format', '--write', target], { cwd: root, stdio: 'inherit' })
  }
} finally {
  rmSync(work, { recursive: true })
}
