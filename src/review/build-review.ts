import type { ByteSink } from '../delivery/audio-file'
import { joinBytes, utf8Bytes } from '../wav/chunk-bytes'
import { base64Bytes } from './base64'
import { calibrationSamples } from './calibration-pulse'
import type { CodedPiece } from './encode-piece'
import type { ReviewManifest } from './manifest'
import { draftManifest, finishedManifest, ManifestParts } from './manifest-parts'
import { encodeOpusPiece } from './opus-pieces'
import { peakFramesAt } from './outline'
import { jsonText } from './page-text'
import { openPieceEncoder, type PieceEncoder } from './piece-encoder'
import { calibrationTags, pieceTags, REVIEW_END, reviewPage } from './review-page'
import { leadFramesOf, type PiecePlace, piecePlaces, type ReviewRequest, reviewRateProblem } from './review-request'

/** Pieces that are encoded while one is written. */
const AHEAD = 2

export interface ReviewProgress {
  /** 0 to 1, of the pieces. */
  readonly fraction: number
  /** Written so far. */
  readonly bytes: number
}

export interface BuiltReview {
  readonly manifest: ReviewManifest
  /** Of the whole file. */
  readonly bytes: number
  /** Of each slot: samples beyond full scale, which the file holds clipped. */
  readonly clipped: readonly number[]
}

interface Options {
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: ReviewProgress) => void
}

/**
 * Writes a review file: one page of ASCII that holds its player, what is said of it and its sound in pieces. It is never
 * in memory as a whole. Lengths and outlines are known only when all is encoded: the manifest's place is left free at
 * the front and written into at the end. Rejects with RangeError for what a review cannot be, in words that say what to
 * do, and with an AbortError when `signal` says so; giving up the sink is the caller's.
 */
export async function buildReview(request: ReviewRequest, sink: ByteSink, options: Options = {}): Promise<BuiltReview> {
  const { signal, onProgress } = options
  signal?.throwIfAborted()
  checkRequest(request)
  const { beforeManifest, afterManifest } = reviewPage(request.title, request.player)
  const places = piecePlaces(request.slots, request.rateHz)
  const parts = new ManifestParts(request)
  let bytes = 0
  const write = async (part: string | Uint8Array<ArrayBuffer>) => {
    const data = typeof part === 'string' ? utf8Bytes(part) : part
    bytes += data.length
    await sink.write(data)
  }
  await write(beforeManifest)
  const manifestAt = bytes
  const draft = jsonText(draftManifest(request, places))
  await write(draft)
  await write(afterManifest)
  if (request.codec === 'opus') await write(await calibration(request.bitrate))
  const encoder = openPieceEncoder()
  const stop = () => encoder.end()
  signal?.addEventListener('abort', stop)
  try {
    let done = 0
    for await (const { place, piece } of encodedPieces(request, places, encoder)) {
      signal?.throwIfAborted()
      parts.add(place, piece)
      const tags = pieceTags(place.slot, place.piece)
      await write(joinBytes([utf8Bytes(tags.before), piece.text, utf8Bytes(tags.after)]))
      onProgress?.({ fraction: ++done / places.length, bytes })
    }
    signal?.throwIfAborted()
  } catch (error) {
    // What the encoder said when it was ended is not what happened.
    signal?.throwIfAborted()
    throw error
  } finally {
    signal?.removeEventListener('abort', stop)
    encoder.end()
  }
  await write(REVIEW_END)
  const manifest = finishedManifest(request, parts)
  await sink.writeAt(manifestAt, utf8Bytes(jsonText(manifest).padEnd(draft.length)))
  return { manifest, bytes, clipped: parts.clipped }
}

function checkRequest({ codec, rateHz, slots }: ReviewRequest): void {
  const problem = reviewRateProblem(codec, rateHz)
  if (problem) throw new RangeError(problem)
  if (slots.length === 0) throw new RangeError('A review file needs something to listen to. Choose a version.')
  const empty = slots.find(({ frames }) => !(Number.isSafeInteger(frames) && frames > 0))
  if (empty) throw new RangeError(`"${empty.label}" has no sound. Leave it out of the review.`)
}

async function calibration(bitrate: number): Promise<Uint8Array<ArrayBuffer>> {
  const pulse = calibrationSamples()
  const { bytes } = await encodeOpusPiece({ left: pulse, right: pulse }, bitrate)
  const { before, after } = calibrationTags()
  return joinBytes([utf8Bytes(before), base64Bytes(bytes), utf8Bytes(after)])
}

/** The pieces in order, some of them encoded ahead. */
async function* encodedPieces(request: ReviewRequest, places: readonly PiecePlace[], encoder: PieceEncoder) {
  const waiting: { place: PiecePlace; piece: Promise<CodedPiece> }[] = []
  const nextPiece = async () => {
    const { place, piece } = waiting.shift()!
    return { place, piece: await piece }
  }
  for (const place of places) {
    const piece = readPiece(request, place).then((sound) => encoder.encode({ ...sound, ...jobOf(request) }))
    // A failure is heard when its turn comes; until then nobody listens.
    piece.catch(() => {})
    waiting.push({ place, piece })
    if (waiting.length > AHEAD) yield nextPiece()
  }
  while (waiting.length > 0) yield nextPiece()
}

function jobOf({ codec, rateHz, bitrate }: ReviewRequest) {
  return { codec, rateHz, bitrate, leadFrames: leadFramesOf(codec), peakFrames: peakFramesAt(rateHz) }
}

/** A piece's sound with the frames around it, which are silent outside of the slot's. */
async function readPiece({ slots, codec }: ReviewRequest, { slot, firstFrame, frames }: PiecePlace) {
  const source = slots[slot]!
  const lead = leadFramesOf(codec)
  const from = Math.max(0, firstFrame - lead)
  const to = Math.min(source.frames, firstFrame + frames + lead)
  const sound = await source.read(from, to - from)
  if (sound.left.length !== to - from) throw new RangeError(`"${source.label}" gave another length than was asked for.`)
  const within = (samples: Float32Array) => {
    const out = new Float32Array(frames + 2 * lead)
    out.set(samples, from - (firstFrame - lead))
    return out
  }
  return { left: within(sound.left), right: within(sound.right) }
}
