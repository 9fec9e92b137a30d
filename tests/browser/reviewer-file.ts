import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { buildReview } from '../../src/review/build-review'
import type { ReviewRequest, ReviewSlotRequest } from '../../src/review/review-request'
import { measure } from '../spec/programme'
import type { Stereo } from './harness/signals'

const root = resolve(import.meta.dirname, '../..')

export const RATE = 48_000

export interface TestSlot extends Partial<ReviewSlotRequest> {
  readonly label: string
  readonly sound: Stereo
}

export const versionId = (n: number) => `${n}`.padStart(16, '0')

export interface TestReview extends Partial<Omit<ReviewRequest, 'slots'>> {
  readonly slots: readonly TestSlot[]
}

/** The html of a review file, by the product's own writer, with what its builds made. */
export async function reviewHtml({ slots, ...rest }: TestReview): Promise<Buffer> {
  const parts: Uint8Array[] = []
  const patches: [number, Uint8Array][] = []
  const request: ReviewRequest = {
    projectId: '1'.repeat(32),
    reviewId: '2'.repeat(32),
    title: 'Harbour Lights',
    from: 'Mira',
    message: 'Is the vocal loud enough in the chorus?',
    madeAt: '2026-11-21T09:30:00.000Z',
    rateHz: RATE,
    songFrames: Math.max(...slots.map(({ sound }) => sound.left.length)),
    codec: 'flac',
    bitrate: 160_000,
    sections: [],
    entries: [],
    player: {
      script: readFileSync(join(root, 'build/reviewer.js'), 'utf8'),
      style: readFileSync(join(root, 'build/reviewer.css'), 'utf8'),
    },
    ...rest,
    slots: slots.map((slot, index) => slotRequest(slot, index)),
  }
  await buildReview(request, {
    write: (bytes) => void parts.push(bytes),
    writeAt: (position, bytes) => void patches.push([position, bytes]),
  })
  const html = Buffer.concat(parts)
  for (const [position, bytes] of patches) html.set(bytes, position)
  return html
}

/** The same as a file on disk; returns its path. */
export async function reviewFile(review: TestReview): Promise<string> {
  return writeReview(await reviewHtml(review))
}

export function writeReview(html: Buffer): string {
  const path = join(mkdtempSync(join(tmpdir(), 'tutti-review-')), 'Harbour Lights review.html')
  writeFileSync(path, html)
  return path
}

function slotRequest({ sound, ...slot }: TestSlot, index: number): ReviewSlotRequest {
  const { momentaries, integratedLufs, truePeakDbtp } = measure(sound.left, { right: sound.right, rateHz: RATE })
  return {
    slot: `version:${versionId(index + 1)}`,
    note: '',
    startFrame: 0,
    frames: sound.left.length,
    musicOffsetFrames: 0,
    stateSha256: `${index}`.repeat(64),
    integratedLufs,
    truePeakDbtp,
    momentaryLufs: Float32Array.from(momentaries.filter((_, n) => n % 10 === 9)),
    read: async (startFrame, frames) => ({
      left: sound.left.slice(startFrame, startFrame + frames),
      right: sound.right.slice(startFrame, startFrame + frames),
    }),
    ...slot,
  }
}
