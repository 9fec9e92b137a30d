import type { AlternatesOptions, AlternatesRequest, FileToWrite } from '../../src/render/alternate-files'
import { renderAlternates } from '../../src/render/render-alternates'
import type { SessionDoc, StemRef } from '../../src/session/document'
import { type ExportFormat, FORMATS, SAMPLE_BYTES } from '../../src/session/export-format'
import { defaultSession, newGroup } from '../../src/session/new-session'
import { type InProcessHost, joined, noise24 } from './in-process-host'

export const RATE = 48_000

/** All PCM that was written, by name; '' is the master. */
export class WrittenFiles {
  readonly files = new Map<string, Uint8Array[]>()
  readonly asked: FileToWrite[] = []
  discarded = 0

  onFile: AlternatesOptions['onFile'] = (file) => {
    this.asked.push(file)
    const pieces: Uint8Array[] = []
    this.files.set(file.name ?? '', pieces)
    return {
      write: (bytes) => void pieces.push(bytes),
      discard: () => {
        this.discarded++
        pieces.length = 0
      },
    }
  }

  /** In which it was asked for last. */
  format(name: string): ExportFormat {
    return this.asked.findLast((file) => (file.name ?? '') === name)?.format as ExportFormat
  }

  bytes(name: string): Buffer {
    return joined(this.files.get(name) ?? [])
  }

  /** Interleaved, as a reader gets them. */
  samples(name: string): Float64Array {
    const audio = this.bytes(name)
    const { samples } = FORMATS[this.format(name)]
    const bytes = SAMPLE_BYTES[samples]
    const read = (at: number) =>
      samples === 'float32' ? audio.readFloatLE(at) : audio.readIntLE(at, bytes) / 2 ** (8 * bytes - 1)
    return Float64Array.from({ length: audio.length / bytes }, (_, index) => read(index * bytes))
  }

  /** RMS of `whole` times `gain` minus `parts`, in dBFS, from the files themselves. */
  residualDbfs(parts: readonly string[], gain = 1): number {
    const rest = this.samples('').map((sample) => sample * gain)
    for (const part of parts) {
      this.samples(part).forEach((sample, index) => {
        rest[index] = (rest[index] as number) - sample
      })
    }
    return 10 * Math.log10(rest.reduce((sum, value) => sum + value * value, 0) / rest.length)
  }
}

export async function renderFiles(
  host: InProcessHost,
  session: SessionDoc,
  more: Partial<AlternatesRequest> & Partial<AlternatesOptions> = {},
) {
  const written = new WrittenFiles()
  const { onProgress, signal, ...request } = more
  const result = await renderAlternates(
    { session, format: 'wav24', dither: 'tpdf', rateHz: null, threads: 1, ...request },
    host,
    {
      onFile: written.onFile,
      ...(onProgress ? { onProgress } : {}),
      ...(signal ? { signal } : {}),
    },
  )
  return { ...result, written }
}

/** Four loud groups and everything on that a master has, the limiter driven hard. */
export function busySong(host: InProcessHost, frames = 60_000): SessionDoc {
  const stems = ['Drums', 'Bass', 'Lead Vocal', 'Keys'].map((name, index) =>
    host.add(`${name}.wav`, { rateHz: RATE, ...noise24(index + 1, frames - 97 * index, 0.3) }),
  )
  const session = sessionOf(...stems)
  session.groups.forEach(({ strip }, index) => {
    Object.assign(strip.output, { gainDb: 2 - index, balance: 15 * index })
    Object.assign(strip.send, { on: index > 0, gainDb: -6 * index })
    Object.assign(strip.compressor, { on: index === 0, thresholdDb: -30 })
  })
  const { master } = session
  Object.assign(master.reverb, { on: true, decaySeconds: 0.3 })
  Object.assign(master.eq, { phase: 'linear' })
  Object.assign(master.eq.bands[1]!, { on: true, gainDb: 4, channels: 'mid' })
  Object.assign(master.eq.bands[6]!, { on: true, gainDb: -5, channels: 'side' })
  Object.assign(master.eq.bands[3]!, { on: true, gainDb: 3 })
  Object.assign(master.multiband, { on: true, count: '4' })
  for (const band of master.multiband.bands) Object.assign(band, { thresholdDb: -35, ratio: 3, gainDb: 1 })
  Object.assign(master.glue, { on: true, thresholdDb: -25, ratio: 4, linkPercent: 70 })
  Object.assign(master.saturator, { on: true, driveDb: 12, tonePercent: 30 })
  Object.assign(master.width, { on: true, widthPercent: 140, monoOn: true })
  Object.assign(master.fades, { fadeInSeconds: 0.1, fadeOutSeconds: 0.2 })
  Object.assign(master.limiter, { driveDb: 18, stereoLinkPercent: 60 })
  return session
}

export function sessionOf(...stems: StemRef[]): SessionDoc {
  const session = defaultSession(RATE)
  session.groups = stems.map((stem, index) => newGroup(`g${index + 1}`, [stem]))
  return session
}

/** Two sets that share out four groups. */
export const HALVES = [
  { name: 'Instrumental', groups: ['g1', 'g2', 'g4'], targetLufs: -14 },
  { name: 'A cappella', groups: ['g3'], targetLufs: -16 },
]
