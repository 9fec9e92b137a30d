// What ffprobe, mediainfo, FFmpeg, SoX and flac read in our WAV files, kept for tests/delivery/file-readings.test.ts.
// node scripts/retake-file-readings.mjs (needs these programs, and a disk with holes in files; npm test needs neither)
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { closeSync, ftruncateSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createServer } from 'vite'

const root = resolve(import.meta.dirname, '..')
const server = await createServer({
  root,
  configFile: false,
  server: { middlewareMode: true, ws: false, hmr: false },
  appType: 'custom',
})
const { SAMPLE_FILES, sampleBytes } = await server.ssrLoadModule('/tests/delivery/sample-files.ts')
const { longFile } = await server.ssrLoadModule('/tests/delivery/long-file.ts')
const folder = mkdtempSync(join(tmpdir(), 'tutti-readings-'))
const bytesOf = (command, ...args) =>
  execFileSync(command, args, { stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 1 << 26 })
const run = (command, ...args) => bytesOf(command, ...args).toString('utf8')
const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex')
const json = (command, ...args) => JSON.parse(run(command, ...args))

function ffprobe(path) {
  const all = ['-show_format', '-show_streams', '-show_chapters']
  const { format, streams, chapters } = json('ffprobe', '-v', 'error', '-of', 'json', ...all, path)
  const [{ codec_name, sample_rate, channels, duration_ts }] = streams
  return {
    stream: { codec_name, sample_rate: Number(sample_rate), channels, duration_ts },
    tags: format.tags ?? {},
    chapters: chapters.map(({ start, end, tags }) => ({ start, end, title: tags?.title ?? null })),
  }
}

const ABOUT_THE_DISK =
  /^(@type|CompleteName|FolderName|File(Name|Extension|NameExtension|_.*))$|_String\d?$|^(Stream)?Count$/

/** What it says without its variations of one thing, and without the file's name and times on this disk. */
function mediainfo(path) {
  const { track } = json('mediainfo', '--Output=JSON', '-f', path).media
  const told = (one) => Object.fromEntries(Object.entries(one).filter(([key]) => !ABOUT_THE_DISK.test(key)))
  return Object.fromEntries(track.map((one) => [one['@type'], told(one)]))
}

const RAW = { wav24: 's24le', wav16: 's16le', wav32f: 'f32le' }

/** The samples as each program hands them out; flac, which takes no float, after coding and decoding them. */
function samples(path, format) {
  const read = {
    ffmpeg: sha256(bytesOf('ffmpeg', '-v', 'error', '-i', path, '-f', RAW[format], '-')),
    sox: sha256(bytesOf('sox', path, '-t', 'raw', '-')),
  }
  if (format === 'wav32f') return read
  const coded = join(folder, 'coded.flac')
  bytesOf('flac', '-s', '-f', path, '-o', coded)
  const raw = ['--force-raw-format', '--endian=little', '--sign=signed']
  return { ...read, flac: sha256(bytesOf('flac', '-s', '-d', '-c', ...raw, coded)) }
}

const files = {}
for (const [name, file] of Object.entries(SAMPLE_FILES)) {
  const bytes = await sampleBytes(file)
  const path = join(folder, name)
  writeFileSync(path, bytes)
  files[name] = {
    sha256: sha256(bytes),
    samples: samples(path, file.format),
    ffprobe: ffprobe(path),
    mediainfo: mediainfo(path),
  }
}

const long = await longFile()
const path = join(folder, 'long.wav')
const handle = openSync(path, 'w')
ftruncateSync(handle, long.size)
const hash = createHash('sha256')
for (const { at, bytes } of long.pieces) {
  writeSync(handle, bytes, 0, bytes.length, at)
  hash.update(bytes)
}
closeSync(handle)
files['long.wav'] = { sha256: hash.digest('hex'), ffprobe: ffprobe(path), mediainfo: mediainfo(path) }

await server.close()
rmSync(folder, { recursive: true })
const programs = {
  ffprobe: run('ffprobe', '-version').split('\n')[0],
  mediainfo: run('mediainfo', '--version').trim().split('\n').at(-1),
  ffmpeg: run('ffmpeg', '-version').split('\n')[0],
  sox: run('sox', '--version').trim(),
  flac: run('flac', '--version').trim(),
}
const target = resolve(root, 'tests/delivery/file-readings.json')
writeFileSync(target, `${JSON.stringify({ programs, files }, null, 2)}\n`)
