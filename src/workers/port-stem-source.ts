import type { StemSource, StereoBlock } from '../engine/stem-source'
import type { ReadReply, ReadRequest } from '../protocol/stem-store'

interface Pending {
  resolve(block: StereoBlock): void
  reject(error: Error): void
}

/** One listener for each port, however many stems are read through it. */
class PortReader {
  readonly #port: MessagePort
  readonly #pending = new Map<number, Pending>()
  #nextId = 1

  constructor(port: MessagePort) {
    this.#port = port
    port.addEventListener('message', (event) => this.#settle((event as MessageEvent<ReadReply>).data))
    // Newer browsers say when the other side is gone; else a read would wait for ever.
    port.addEventListener('close', () => this.#failAll())
    port.start()
  }

  read(request: Omit<ReadRequest, 'id'>): Promise<StereoBlock> {
    return new Promise((resolve, reject) => {
      const id = this.#nextId++
      this.#pending.set(id, { resolve, reject })
      this.#port.postMessage({ id, ...request } satisfies ReadRequest)
    })
  }

  #settle(reply: ReadReply): void {
    const pending = this.#pending.get(reply.id)
    this.#pending.delete(reply.id)
    if ('left' in reply) pending?.resolve({ left: reply.left, right: reply.right })
    else pending?.reject(new Error(reply.error))
  }

  #failAll(): void {
    for (const { reject } of this.#pending.values()) reject(new Error('The stem store was closed.'))
    this.#pending.clear()
  }
}

const readers = new WeakMap<MessagePort, PortReader>()

/** A kept stem, read through a port of `StemLibrary.connect()`, at the rate that is asked for here. */
export class PortStemSource implements StemSource {
  readonly rateHz: number
  readonly frames: number
  readonly #sha256: string
  readonly #reader: PortReader

  /** `frames` is the length at `rateHz`: `convertedFrames` of the stem. Many sources may share one port. */
  constructor(port: MessagePort, stem: { sha256: string; rateHz: number; frames: number }) {
    this.rateHz = stem.rateHz
    this.frames = stem.frames
    this.#sha256 = stem.sha256
    this.#reader = readers.get(port) ?? new PortReader(port)
    readers.set(port, this.#reader)
  }

  /** Rejects where the store cannot give the samples. */
  read(startFrame: number, frames: number): Promise<StereoBlock> {
    return this.#reader.read({ sha256: this.#sha256, rateHz: this.rateHz, startFrame, frames })
  }
}
