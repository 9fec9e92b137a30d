import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type DemoStem, synthesiseDemoSong } from '../demo-song/demo-song'
import { Dsp } from '../engine/dsp'
import { Quantiser } from '../engine/quantiser'
import { riffHead } from '../wav/riff-head'
import { type CommandSpec, helpOf, readArguments } from './arguments'
import { NodeHost } from './node-host'
import { SafeOutput } from './safe-output'
import { reasonOf } from './stem-files'
import type { Surroundings } from './surroundings'
import { UsageError } from './usage-error'

export const DEMO: CommandSpec = {
  name: 'demo',
  operands: 'DIR',
  summary: "Writes the demo song's stems as 24-bit WAV files into a folder, which is made if it is not there.",
  options: {},
}

const BLOCK_FRAMES = 16384

export async function demo(args: readonly string[], { print, signal }: Surroundings): Promise<void> {
  const given = readArguments(DEMO, args)
  if (!given) return print(helpOf(DEMO))
  const [folder, ...others] = given.operands
  if (!folder || others.length > 0) throw new UsageError('Name one folder. See: tutti demo --help')
  try {
    mkdirSync(folder, { recursive: true })
  } catch (error) {
    throw new Error(`"${folder}" could not be made: ${reasonOf(error)}`)
  }
  const dsp = new Dsp(await new NodeHost().dspModule())
  const quantiser = new Quantiser(dsp, { maxBlock: BLOCK_FRAMES })
  for await (const stem of synthesiseDemoSong(dsp)) {
    signal.throwIfAborted()
    const path = join(folder, stem.fileName)
    writeStem(path, stem, quantiser)
    print(`${path}\n`)
  }
}

/** The stem's samples are whole 24-bit values, so it needs no dither and loses nothing. */
function writeStem(path: string, { left, right, rateHz }: DemoStem, quantiser: Quantiser): void {
  const output = new SafeOutput(path)
  try {
    const nothing = new Uint8Array(0)
    const shape = {
      format: 'wav24',
      rateHz,
      channels: 2,
      frames: left.length,
      before: nothing,
      after: nothing,
    } as const
    output.write(riffHead(shape).bytes)
    for (let at = 0; at < left.length; at += BLOCK_FRAMES) {
      const to = Math.min(at + BLOCK_FRAMES, left.length)
      output.write(quantiser.toPcm24(left.subarray(at, to), right.subarray(at, to), to - at, at, 0, 'none'))
    }
    output.finish()
  } catch (error) {
    output.discard()
    throw error
  }
}
