import { codedRateProblem } from '../delivery/encode/coded-rates'
import type { StereoBlock } from '../engine/stem-source'
import type { StemRef } from '../session/document'
import { interleave, littleEndianBytes } from '../stems/stem-hash'
import { riffHead } from '../wav/riff-head'
import { FlacWriter } from './flac-writer'
import { areInt24 } from './int24-samples'

type Read = (startFrame: number, frames: number) => Promise<StereoBlock>
type Write = (bytes: Uint8Array<ArrayBuffer>) => Promise<void>

/** How a stem lies in a project file. */
export interface StemForm {
  readonly extension: 'flac' | 'wav'
}

const STEP_FRAMES = 65_536

/** FLAC where it gives back every sample, else 32-bit float. `onFrames`: is told what was looked at; may throw. */
export async function stemFormOf(ref: StemRef, read: Read, onFrames: (frames: number) => void): Promise<StemForm> {
  let isExact = codedRateProblem('flac24', ref.rateHz) === null && ref.frames > 0
  for await (const channels of steps(ref, read)) {
    isExact &&= channels.every(areInt24)
    onFrames(channels[0]?.length ?? 0)
  }
  return { extension: isExact ? 'flac' : 'wav' }
}

export async function writeStem(
  ref: StemRef,
  { extension }: StemForm,
  read: Read,
  write: Write,
  onFrames: (frames: number) => void,
): Promise<void> {
  if (extension === 'flac') return writeFlac(ref, read, write, onFrames)
  const { rateHz, channels, frames } = ref
  const nothing = new Uint8Array(0)
  await write(riffHead({ format: 'wav32f', rateHz, channels, frames, before: nothing, after: nothing }).bytes)
  for await (const block of steps(ref, read)) {
    await write(new Uint8Array(littleEndianBytes(interleave(block))))
    onFrames(block[0]?.length ?? 0)
  }
}

async function writeFlac(ref: StemRef, read: Read, write: Write, onFrames: (frames: number) => void): Promise<void> {
  const { rateHz, frames } = ref
  const flac = new FlacWriter({ rateHz, channels: ref.channels === 1 ? 1 : 2, frames }, write)
  try {
    for await (const block of steps(ref, read)) {
      await flac.add(block)
      onFrames(block[0]?.length ?? 0)
    }
    await flac.finish()
  } catch (error) {
    await flac.cancel()
    throw error
  }
}

/** A stem's samples in order, a Float32Array for each of its channels. */
async function* steps({ channels, frames, fileName }: StemRef, read: Read): AsyncGenerator<Float32Array[]> {
  for (let at = 0; at < frames; at += STEP_FRAMES) {
    const count = Math.min(STEP_FRAMES, frames - at)
    const { left, right } = await read(at, count)
    if (left.length !== count) throw new RangeError(`"${fileName}" gave another length than was asked for.`)
    yield channels === 1 ? [left] : [left, right]
  }
}
