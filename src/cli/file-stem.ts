import type { Dsp } from '../engine/dsp'
import { ResampledSource } from '../engine/resampled-source'
import type { StemSource, StereoBlock } from '../engine/stem-source'
import type { OpenStem } from '../render/render-worker'
import type { LosslessFile } from '../stems/lossless-file'
import { nonFiniteWarning } from '../stems/non-finite'
import { openLossless } from '../stems/open-lossless'
import { FileReader } from './file-reader'

interface DecodedWhole {
  channels: Float32Array[]
  nonFinite: number
  /** What only decoding tells: a broken frame, a missing end. */
  warnings: string[]
}

/** All of a FLAC's samples: it is read from front to back only. */
async function decodeWhole(file: LosslessFile): Promise<DecodedWhole> {
  const pieces: Float32Array[][] = []
  const warnings: string[] = []
  let nonFinite = 0
  for await (const piece of file.pieces()) {
    if (piece.warning) warnings.push(piece.warning)
    pieces.push(piece.channels)
    nonFinite += piece.nonFinite
  }
  const frames = pieces.reduce((sum, [left]) => sum + (left?.length ?? 0), 0)
  const channels = Array.from({ length: file.channels }, (_, channel) => {
    const samples = new Float32Array(frames)
    let at = 0
    for (const piece of pieces) {
      const part = piece[channel] ?? new Float32Array(0)
      samples.set(part, at)
      at += part.length
    }
    return samples
  })
  return { channels, nonFinite, warnings }
}

type Read = (startFrame: number, frames: number) => Promise<Float32Array[]>

/** Silence before the first frame and after the last, and two sides where the file has one. */
async function stereo(read: Read, length: number, startFrame: number, frames: number): Promise<StereoBlock> {
  const from = Math.min(Math.max(0, startFrame), length)
  const to = Math.max(from, Math.min(startFrame + frames, length))
  const [left = new Float32Array(0), second] = await read(from, to - from)
  const right = second ?? left.slice()
  if (left.length === frames) return { left, right }
  const padded = (samples: Float32Array) => {
    const out = new Float32Array(frames)
    out.set(samples, from - startFrame)
    return out
  }
  const outside = to === from
  return outside
    ? { left: new Float32Array(frames), right: new Float32Array(frames) }
    : { left: padded(left), right: padded(right) }
}

/** Opens a stem's file in a worker, at the rate of the render: streamed where the samples lie in it as they are. */
export async function openFileStem(path: string, fileName: string, rateHz: number, dsp: Dsp): Promise<OpenStem> {
  const reader = new FileReader(path)
  const file = await openLossless(reader, fileName)
  const decodeWarnings: string[] = []
  let nonFinite = 0
  let read: Read
  let frames: number
  if (file.pcm) {
    const { pcm } = file
    frames = pcm.frames
    read = async (startFrame, count) => {
      const block = await pcm.read(startFrame, count)
      nonFinite += block.nonFinite
      return block.channels
    }
  } else {
    const whole = await decodeWhole(file)
    decodeWarnings.push(...whole.warnings)
    nonFinite = whole.nonFinite
    frames = whole.channels[0]?.length ?? 0
    read = async (startFrame, count) => whole.channels.map((samples) => samples.slice(startFrame, startFrame + count))
  }
  const source: StemSource = {
    rateHz: file.rateHz,
    frames,
    read: (startFrame, count) => stereo(read, frames, startFrame, count),
  }
  return {
    source: new ResampledSource(dsp, source, rateHz),
    warnings: () => [...decodeWarnings, nonFiniteWarning(fileName, nonFinite)].filter((warning) => warning !== null),
    close: () => reader.close(),
  }
}
