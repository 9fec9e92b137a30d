// What ffprobe, ffmpeg, flac and mediainfo read in our FLAC and MP3 files, kept for tests/delivery/coded-readings.test.ts.
// node scripts/retake-coded-readings.mjs (needs those four programs; npm test does not)
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createServer } from 'vite'

const root = resolve(import.meta.dirname, '..')
const server = await createServer({ root, configFile: false, server: { middlewareMode: true }, appType: 'custom' })
const module = await server.ssrLoadModule('/tests/delivery/coded-reading-files.ts')
const folder = mkdtempSync(join(tmpdir(), 'tutti-readings-'))
const run = (command, ...args) =>
  execFileSync(command, args, { maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'ignore'] })
const json = (command, ...args) => JSON.parse(run(command, ...args).toString('utf8'))
const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex')

function readings(path, format) {
  const probe = json('ffprobe', '-v', 'error', '-of', 'json', '-show_format', '-show_streams', '-show_chapters', path)
  const { General, Audio } = Object.fromEntries(
    json('mediainfo', '--Output=JSON', path).media.track.map((track) => [track['@type'], track]),
  )
  const [stream] = probe.streams
  const samples = format === 'flac24' ? 's24le' : 's16le'
  return {
    ffprobe: {
      codec: stream.codec_name,
      rateHz: Number(stream.sample_rate),
      bits: Number(stream.bits_per_raw_sample ?? 0),
      bitrate: Number(stream.bit_rate ?? 0),
      tags: probe.format.tags ?? {},
      chapters: probe.chapters.map(({ start_time, tags }) => ({ start: Number(start_time), title: tags?.title })),
    },
    // The decoder's own samples: for FLAC they must be ours, for MP3 as many.
    ffmpeg: (() => {
      const decoded = run('ffmpeg', '-v', 'error', '-i', path, '-f', samples, '-')
      return { bytes: decoded.length, ...(format === 'mp3' ? {} : { sha256: sha256(decoded) }) }
    })(),
    mediainfo: {
      title: General.Title ?? null,
      performer: General.Performer ?? null,
      isrc: General.ISRC ?? null,
      date: General.Recorded_Date ?? null,
      format: Audio.Format,
      bitrateMode: Audio.BitRate_Mode ?? null,
    },
    ...(format === 'mp3' ? {} : { flac: flacReading(path) }),
  }
}

function flacReading(path) {
  run('flac', '--test', '--warnings-as-errors', path)
  const decoded = run('flac', '--decode', '--stdout', '--force-raw-format', '--endian=little', '--sign=signed', path)
  const md5 = run('metaflac', '--show-md5sum', path).toString().trim()
  const blocks = run('metaflac', '--list', path)
    .toString('utf8')
    .match(/^ {2}type: .*$/gm)
  return { sha256: sha256(decoded), md5, blocks: blocks.map((line) => line.trim()) }
}

const kept = {}
for (const [name, { format }] of Object.entries(module.CODED_FILES)) {
  const { bytes } = await module.codedFile(name)
  const path = join(folder, name)
  writeFileSync(path, bytes)
  kept[name] = { fileSha256: sha256(bytes), ...readings(path, format) }
}
rmSync(folder, { recursive: true, force: true })
const versions = {
  ffmpeg: run('ffmpeg', '-version').toString().split('\n')[0],
  flac: run('flac', '--version').toString().trim(),
  mediainfo: run('mediainfo', '--Version').toString().trim().split('\n').at(-1),
}
const to = resolve(root, 'tests/delivery/coded-readings.json')
writeFileSync(to, `${JSON.stringify({ versions, files: kept }, null, 2)}\n`)
console.log(`${Object.keys(kept).length} files read: ${to}`)
await server.close()
