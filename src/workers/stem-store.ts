import type { StemSource } from '../engine/stem-source'
import type { StemDescription, StemWriting, StoredPeaks } from '../protocol/stem-store'
import { PeakCollector } from '../stems/peaks'
import { MemorySamples } from './memory-samples'
import type { OpfsFolder, PartFile } from './opfs-folder'
import { StoredSource } from './stored-samples'

interface Kept {
  stem: StemDescription
  peaks: StoredPeaks
}

interface Writing {
  channels: number
  part: PartFile | null
  memory: MemorySamples | null
}

/** Why a stem is in memory only; said to the person whose stem it is. */
const ONLY_IN_MEMORY =
  'This browser had no room to keep the stem: it is in memory, and has to be added again after a reload.'

/**
 * The one owner of decoded stems: in a folder of the origin private file system, by content hash; in memory where there
 * is no such folder, or no room in it. A stem is written once and never changed.
 */
export class StemStore implements StemWriting {
  readonly #folder: OpfsFolder | null
  readonly #writings = new Map<number, Writing>()
  readonly #inMemory = new Map<string, Kept & { samples: MemorySamples }>()
  readonly #sources = new Map<string, Promise<StemSource>>()
  #nextWriting = 1

  constructor(folder: OpfsFolder | null) {
    this.#folder = folder
  }

  get persistent(): boolean {
    return this.#folder !== null
  }

  async begin(channels: number): Promise<number> {
    const part = await this.#folder?.begin().catch(() => null)
    const writing = { channels, part: part ?? null, memory: part ? null : new MemorySamples() }
    this.#writings.set(this.#nextWriting, writing)
    return this.#nextWriting++
  }

  async append(id: number, samples: Float32Array): Promise<void> {
    const writing = this.#writing(id)
    if (writing.part) {
      try {
        return writing.part.append(samples)
      } catch {
        await this.#goOnInMemory(writing, writing.part)
      }
    }
    writing.memory?.append(samples)
  }

  async finish(id: number, stem: StemDescription, peaks: StoredPeaks): Promise<string[]> {
    const writing = this.#writing(id)
    this.#writings.delete(id)
    const { sha256 } = stem.ref
    if (writing.part && this.#folder) {
      try {
        await this.#folder.finish(writing.part, stem, peaks)
        return []
      } catch {
        // Another tab may have kept the same stem in the same moment.
        if (await this.#folder.find(sha256)) return []
        if (!writing.part.isOpen) throw new Error('The stem could not be kept. Make room on the disk and add it again.')
        await this.#goOnInMemory(writing, writing.part)
      }
    }
    if (writing.memory) this.#inMemory.set(sha256, { stem, peaks, samples: writing.memory })
    return this.#folder ? [ONLY_IN_MEMORY] : []
  }

  async abort(id: number): Promise<void> {
    const writing = this.#writings.get(id)
    this.#writings.delete(id)
    if (writing?.part) await this.#folder?.abort(writing.part)
  }

  /** What is known of a kept stem; null where it is not kept. */
  async find(sha256: string): Promise<Kept | null> {
    const inMemory = this.#inMemory.get(sha256)
    if (inMemory) return { stem: inMemory.stem, peaks: inMemory.peaks }
    const found = await this.#folder?.find(sha256)
    if (!found) return null
    return { stem: found.stem, peaks: found.peaks ?? (await this.#peaksAgain(found.stem)) }
  }

  /** The samples of a kept stem, at its own rate. Rejects where it is not kept (any more). */
  open(sha256: string): Promise<StemSource> {
    const known = this.#sources.get(sha256)
    if (known) return known
    const opened = this.#open(sha256)
    this.#sources.set(sha256, opened)
    opened.catch(() => this.#sources.delete(sha256))
    return opened
  }

  async #open(sha256: string): Promise<StemSource> {
    const inMemory = this.#inMemory.get(sha256)
    if (inMemory) return new StoredSource(inMemory.stem.ref, inMemory.samples)
    const found = await this.#folder?.find(sha256)
    if (!found || !this.#folder) throw new Error('A stem is not kept here any more. Add its file again.')
    return new StoredSource(found.stem.ref, await this.#folder.open(sha256))
  }

  #writing(id: number): Writing {
    const writing = this.#writings.get(id)
    if (!writing) throw new Error('This stem is not being written.')
    return writing
  }

  async #goOnInMemory(writing: Writing, part: PartFile): Promise<void> {
    const memory = new MemorySamples()
    const step = 1 << 22
    for (let at = 0; at < part.bytes; at += step) {
      memory.append(part.readBack(at, Math.min(step, part.bytes - at) / 4))
    }
    writing.memory = memory
    writing.part = null
    await this.#folder?.abort(part)
  }

  async #peaksAgain(stem: StemDescription): Promise<StoredPeaks> {
    const source = await this.open(stem.ref.sha256)
    const peaks = new PeakCollector(source.frames)
    const step = 1 << 16
    for (let at = 0; at < source.frames; at += step) {
      const { left, right } = await source.read(at, Math.min(step, source.frames - at))
      const both = new Float32Array(left.length * 2)
      for (let i = 0; i < left.length; i++) {
        both[2 * i] = left[i] ?? 0
        both[2 * i + 1] = right[i] ?? 0
      }
      peaks.push(both, 2)
    }
    return peaks.finish()
  }
}
