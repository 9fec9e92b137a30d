import * as Comlink from 'comlink'
import type { StereoBlock } from '../engine/stem-source'
import type { StoredPeaks } from '../protocol/stem-store'
import type { StemRef } from '../session/document'
import { AudioFileError } from '../wav/audio-file-error'
import type { DecodeApi, DecodeOutcome } from './decode.worker'
import { JobQueue } from './job-queue'
import { nativeDecode } from './native-decode'
import type { StoreApi } from './store.worker'
import type { IncomingStem, TakenIn } from './take-in'
import { WatchedWorker } from './worker-call'

export interface ImportedStem {
  ref: StemRef & { sha256: string }
  peaks: StoredPeaks
  /** Sentences about the file, for the person who chose it. */
  warnings: string[]
  /** 'wav', 'aiff', 'flac', 'mp3', ... or 'samples' where there was no file. */
  container: string
  /** Null where the file has none (coded with loss). */
  bitDepth: number | null
}

export interface ImportOptions {
  onProgress?: (fraction: number) => void
  signal?: AbortSignal
}

interface Decoder {
  watched: WatchedWorker
  api: Comlink.Remote<DecodeApi>
}

/** Where a decoder lives: made at its first job, and again after it died. */
interface DecoderPlace {
  decoder: Decoder | null
}

const CLOSED = 'The stem library was closed.'

/** All decoded stems of the page: takes files in, keeps them across reloads, and gives out ports to read them. */
export class StemLibrary {
  /** False where the browser keeps nothing: stems are gone after a reload. */
  readonly persistent: boolean
  readonly #store: WatchedWorker
  readonly #storeApi: Comlink.Remote<StoreApi>
  /** Two at a time: more only fill memory (eight native decodes at once peak above 4 GB). */
  readonly #places: readonly DecoderPlace[] = [{ decoder: null }, { decoder: null }]
  readonly #decoders = new JobQueue(this.#places)
  readonly #natives = new JobQueue(['the page'])
  #nextJob = 1
  #askedToPersist = false

  private constructor(store: WatchedWorker, api: Comlink.Remote<StoreApi>, persistent: boolean) {
    this.#store = store
    this.#storeApi = api
    this.persistent = persistent
  }

  /** `dspUrl` is where dsp.wasm lies, for stems that are read at another rate than their own. */
  static async open(options: { dspUrl: string }): Promise<StemLibrary> {
    const worker = new Worker(new URL('./store.worker.ts', import.meta.url), { type: 'module', name: 'stem store' })
    const watched = new WatchedWorker(worker, 'The stem store')
    const api = Comlink.wrap<StoreApi>(worker)
    const persistent = await watched.race(api.start(new URL(options.dspUrl, document.baseURI).href))
    return new StemLibrary(watched, api, persistent)
  }

  /**
   * Decodes, hashes and keeps a file. Rejects with an AudioFileError whose message is for the person who chose the
   * file, or with the signal's reason where it was aborted; nothing is left behind then.
   */
  async importFile(file: File, options: ImportOptions = {}): Promise<ImportedStem> {
    const outcome = await this.#job(options, (decoder, job, onProgress) =>
      decoder.api.decode(job, file, file.name, onProgress),
    )
    if (outcome.how === 'done') return imported(outcome.taken)
    const error = failure(outcome, file.name)
    const isForBrowser = outcome.kind === 'unsupportedCodec' || outcome.kind === 'notAudio'
    if (!isForBrowser || !outcome.sniffed) throw error
    const { sniffed } = outcome
    return this.#natives.run(async () => {
      const decoded = await abortable(nativeDecode(file, file.name, sniffed, error), options.signal)
      options.onProgress?.(0.5)
      const half = options.onProgress && ((fraction: number) => options.onProgress?.(0.5 + fraction / 2))
      return this.#keep(decoded.incoming, decoded.channels, true, { ...options, ...(half && { onProgress: half }) })
    }, options.signal)
  }

  /** Keeps samples that came from no file, such as the demo song's. They are copied. */
  importSamples(
    fileName: string,
    block: StereoBlock,
    rateHz: number,
    options: ImportOptions = {},
  ): Promise<ImportedStem> {
    const incoming: IncomingStem = {
      fileName,
      rateHz,
      channels: 2,
      lossy: false,
      container: 'samples',
      bitDepth: null,
      warnings: [],
      expectedFrames: block.left.length,
    }
    return this.#keep(incoming, [block.left, block.right], false, options)
  }

  /** A stem that is kept already (after a reload, say); null where it is not. */
  async has(sha256: string): Promise<ImportedStem | null> {
    const found = await this.#store.race(this.#storeApi.find(sha256))
    return found && imported(found)
  }

  /** A port that serves reads: transfer it to a render worker and read by `PortStemSource`. */
  connect(): MessagePort {
    return this.#port((port) => this.#storeApi.connectReader(Comlink.transfer(port, [port])))
  }

  /** A port for the player's feed. */
  connectFeed(): MessagePort {
    return this.#port((port) => this.#storeApi.connectFeed(Comlink.transfer(port, [port])))
  }

  /** Ends all workers; what is under way rejects. */
  dispose(): void {
    for (const { decoder } of this.#places) decoder?.watched.end(CLOSED)
    this.#store.end(CLOSED)
  }

  async #keep(
    incoming: IncomingStem,
    channels: Float32Array[],
    isOurs: boolean,
    options: ImportOptions,
  ): Promise<ImportedStem> {
    const outcome = await this.#job(options, (decoder, job, onProgress) => {
      const sent = isOurs
        ? Comlink.transfer(
            channels,
            channels.map((channel) => channel.buffer),
          )
        : channels
      return decoder.api.keep(job, incoming, sent, onProgress)
    })
    if (outcome.how === 'done') return imported(outcome.taken)
    throw failure(outcome, incoming.fileName)
  }

  /** Runs a job on the next free decoder. Rejects where it was cancelled. */
  #job(
    { onProgress, signal }: ImportOptions,
    start: (decoder: Decoder, job: number, onProgress: (fraction: number) => void) => Promise<DecodeOutcome>,
  ): Promise<Exclude<DecodeOutcome, { how: 'cancelled' }>> {
    return this.#decoders.run(async (place) => {
      if (this.#store.isDead) throw new Error(CLOSED)
      place.decoder ??= this.#newDecoder()
      const { decoder } = place
      const job = this.#nextJob++
      const cancel = () => void decoder.api.cancel(job)
      signal?.addEventListener('abort', cancel, { once: true })
      try {
        const heard = Comlink.proxy((fraction: number) => {
          if (!signal?.aborted) onProgress?.(fraction)
        })
        const outcome = await decoder.watched.race(start(decoder, job, heard))
        if (outcome.how === 'cancelled') throw signal?.reason ?? new DOMException('Cancelled.', 'AbortError')
        this.#askToPersist()
        return outcome
      } finally {
        signal?.removeEventListener('abort', cancel)
        if (decoder.watched.isDead) place.decoder = null
      }
    }, signal)
  }

  #newDecoder(): Decoder {
    const worker = new Worker(new URL('./decode.worker.ts', import.meta.url), { type: 'module', name: 'stem decoder' })
    const decoder = { watched: new WatchedWorker(worker, 'The decoder'), api: Comlink.wrap<DecodeApi>(worker) }
    const port = this.#port((store) => this.#storeApi.connectWriter(Comlink.transfer(store, [store])))
    void decoder.api.connectStore(Comlink.transfer(port, [port]))
    return decoder
  }

  #port(connect: (port: MessagePort) => Promise<void>): MessagePort {
    const { port1, port2 } = new MessageChannel()
    void connect(port1)
    return port2
  }

  /** Asks the browser, once and when there is something to lose, not to clear what we keep. It may say no. */
  #askToPersist(): void {
    if (this.#askedToPersist) return
    this.#askedToPersist = true
    void navigator.storage?.persist?.().catch(() => false)
  }
}

function imported({ stem, peaks }: TakenIn): ImportedStem {
  const { ref, container, bitDepth, warnings } = stem
  return { ref, peaks, warnings, container, bitDepth }
}

/** The error that went into the outcome, with its class again. */
function failure(outcome: Extract<DecodeOutcome, { how: 'failed' }>, fileName: string): AudioFileError {
  const kind = outcome.kind === 'other' ? 'unreadable' : outcome.kind
  return AudioFileError.withMessage(kind, fileName, outcome.message)
}

/** Settles with the call, or rejects as soon as the signal is aborted: for work that cannot be stopped, only ignored. */
function abortable<R>(call: Promise<R>, signal: AbortSignal | undefined): Promise<R> {
  if (!signal) return call
  return new Promise((resolve, reject) => {
    const leave = () => reject(signal.reason)
    if (signal.aborted) leave()
    signal.addEventListener('abort', leave, { once: true })
    call.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave))
  })
}
