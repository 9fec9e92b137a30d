import { transfer } from 'comlink'
import { Dsp } from '../../engine/dsp'
import type { StereoBlock } from '../../engine/stem-source'
import { aligned } from './alignment'
import { type CheckCodecId, codecRateHz } from './check-codecs'
import { decodeMp3 } from './decode-mp3'
import { encodeForCheck } from './encode-for-check'
import { atRate, type FinishedFile, readFinishedFile } from './finished-file'
import { type CodingReport, judgeCoding } from './judge-coding'

/** A coded file, and at which rate. */
export interface Coded {
  bytes: Uint8Array<ArrayBuffer>
  rateHz: number
}

/** What is listened to: both as long, sample on sample. */
export interface ComparedSound {
  rateHz: number
  original: StereoBlock
  coded: StereoBlock
}

/** The part of a codec check that needs no page: one finished file after the other. */
export interface CodecCheckWorkerApi {
  /** Reads the file whose coding is asked about. Rejects with AudioFileError's words where it is no WAV or FLAC. */
  open(bytes: Uint8Array<ArrayBuffer>, fileName: string): Promise<void>
  encode(codec: CheckCodecId, onFraction: (fraction: number) => void): Promise<Coded>
  /** `decoded`: null for MP3, which is decoded here. */
  judge(coded: Coded, decoded: StereoBlock | null): Promise<CodingReport>
  /** The two to listen to. */
  compare(coded: Coded, decoded: StereoBlock | null, lateFrames: number): Promise<ComparedSound>
}

export function createCodecCheckWorker(dspModule: WebAssembly.Module): CodecCheckWorkerApi {
  let file: FinishedFile | null = null
  // At the last rate that was asked for: two codecs often share one.
  let converted: { rateHz: number; block: StereoBlock } | null = null
  const originalAt = async (rateHz: number): Promise<StereoBlock> => {
    if (!file) throw new Error('No finished file is open.')
    if (converted?.rateHz !== rateHz) converted = { rateHz, block: await atRate(new Dsp(dspModule), file, rateHz) }
    return converted.block
  }
  return {
    async open(bytes, fileName) {
      converted = null
      file = await readFinishedFile(bytes, fileName)
    },
    async encode(codec, onFraction) {
      const rateHz = codecRateHz(codec, file?.rateHz ?? 0)
      const bytes = await encodeForCheck(codec, await originalAt(rateHz), rateHz, onFraction)
      return transfer({ bytes, rateHz }, [bytes.buffer])
    },
    async judge({ bytes, rateHz }, decoded) {
      return judgeCoding(new Dsp(dspModule), await originalAt(rateHz), decoded ?? (await decodeMp3(bytes)), rateHz)
    },
    async compare({ bytes, rateHz }, decoded, lateFrames) {
      const block = await originalAt(rateHz)
      const original = { left: block.left.slice(), right: block.right.slice() }
      const coded = aligned(decoded ?? (await decodeMp3(bytes)), lateFrames, block.left.length)
      const planes = [original.left, original.right, coded.left, coded.right]
      return transfer(
        { rateHz, original, coded },
        planes.map(({ buffer }) => buffer as ArrayBuffer),
      )
    },
  }
}
