import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { CertificateLine } from '../../src/delivery/certificate/certificate'
import { certify } from '../../src/delivery/certificate/certify'
import type { Expectation } from '../../src/delivery/certificate/expectation'
import { openCodedFile } from '../../src/delivery/encode/open-coded-file'
import type { FileMetadata } from '../../src/delivery/file-metadata'
import { openWavFile } from '../../src/delivery/wav-file'
import { Dsp } from '../../src/engine/dsp'
import { type Loudness, LoudnessMeter, loudnessOf } from '../../src/engine/loudness-meter'
import { type ExportFormat, FORMATS, SAMPLE_BYTES } from '../../src/session/export-format'
import { MemoryReader } from '../../src/wav/byte-reader'
import { MemorySink } from './memory-sink'
import { metadataWith } from './sample-files'

const dspModule = new WebAssembly.Module(readFileSync(resolve(import.meta.dirname, '../../build/dsp.wasm')))

export const tools = {
  get dsp() {
    return new Dsp(dspModule)
  },
  createSha256: () => createHash('sha256'),
  program: 'Tutti 0.1.0',
}

export interface Programme {
  left: Float32Array
  right: Float32Array
  rateHz: number
}

/** Two tones that never repeat within the file, a little wider than mono; `gain` as a factor. */
export function programme({ seconds = 4, rateHz = 48_000, gain = 1 } = {}): Programme {
  const frames = Math.round(seconds * rateHz)
  const tone = (hz: number, frame: number) => Math.sin((2 * Math.PI * hz * frame) / rateHz)
  const side = (sign: number) =>
    Float32Array.from({ length: frames }, (_, frame) => {
      const level = 0.2 + 0.1 * tone(0.7, frame)
      return gain * level * (tone(997, frame) + 0.3 * tone(3331.7, frame) + sign * 0.2 * tone(211, frame))
    })
  return { left: side(1), right: side(-1), rateHz }
}

/** Interleaved PCM of the format, rounded to the nearest, without dither. */
export function pcmOf({ left, right }: Programme, format: ExportFormat): Uint8Array<ArrayBuffer> {
  const kind = FORMATS[format].samples
  const size = SAMPLE_BYTES[kind]
  const out = Buffer.alloc(left.length * 2 * size)
  const put = (value: number, at: number) => {
    const full = 2 ** (size * 8 - 1)
    const whole = Math.max(-full, Math.min(full - 1, Math.round(value * full)))
    if (kind === 'float32') out.writeFloatLE(value, at)
    else out.writeIntLE(whole, at, size)
  }
  for (let frame = 0; frame < left.length; frame++) {
    put(left[frame] as number, frame * 2 * size)
    put(right[frame] as number, (frame * 2 + 1) * size)
  }
  return new Uint8Array(out)
}

/** What the file will hold: the samples after rounding. */
export function quantised(sound: Programme, format: ExportFormat): Programme {
  const { samples } = FORMATS[format]
  if (samples === 'float32') return sound
  const full = 2 ** (SAMPLE_BYTES[samples] * 8 - 1)
  const side = (values: Float32Array) =>
    values.map((value) => Math.max(-full, Math.min(full - 1, Math.round(value * full))) / full)
  return { ...sound, left: side(sound.left), right: side(sound.right) }
}

export function loudness({ left, right, rateHz }: Programme): Loudness {
  const meter = new LoudnessMeter(tools.dsp, { rateHz, maxBlock: 4096, channels: 2 })
  meter.process(left, right, left.length)
  meter.finish()
  meter.refresh()
  return loudnessOf(meter.values)
}

export interface Made {
  name: string
  bytes: Uint8Array<ArrayBuffer>
  expectation: Expectation
}

/** A file as an export writes it, and what is promised of it. */
export async function makeFile(
  sound: Programme,
  format: ExportFormat = 'wav24',
  metadata: FileMetadata = metadataWith({ title: 'Night Bus', artist: 'The Testers' }),
): Promise<Made> {
  const sink = new MemorySink()
  const frames = sound.left.length
  const spec = { format, rateHz: sound.rateHz, frames, metadata }
  const file = format.startsWith('wav') ? openWavFile(spec, sink) : await openCodedFile(spec, sink)
  const pcm = pcmOf(sound, format)
  const measured = loudness(quantised(sound, format))
  await file.write(pcm)
  await file.finish(measured)
  const expectation: Expectation = {
    format,
    rateHz: sound.rateHz,
    frames,
    ceilingDbtp: -1,
    predicted: measured,
    pcmSha256: createHash('sha256').update(pcm).digest('hex'),
    metadata,
    mayExceedCeiling: false,
    targetLufs: null,
  }
  return { name: `song${FORMATS[format].extension}`, bytes: sink.bytes, expectation }
}

export function certified({ name, bytes, expectation }: Made, change: Partial<Expectation> = {}) {
  return certify({ name, reader: new MemoryReader(bytes) }, { ...expectation, ...change }, tools)
}

/** Line by its id. */
export function lineOf(lines: readonly CertificateLine[], id: string): CertificateLine {
  const line = lines.find((candidate) => candidate.id === id)
  if (!line) throw new Error(`There is no line "${id}".`)
  return line
}

/** Names of the lines that failed. */
export function failed(lines: readonly { id: string; passed: boolean }[]): string[] {
  return lines.filter(({ passed }) => !passed).map(({ id }) => id)
}
