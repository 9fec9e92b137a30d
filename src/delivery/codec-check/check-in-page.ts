import { proxy, type Remote, transfer, wrap } from 'comlink'
import type { StereoBlock } from '../../engine/stem-source'
import { encodersHere } from '../encode/encoders-here'
import { CHECK_CODECS, type CheckCodecId } from './check-codecs'
import type { CodecCheckWorkerEntry } from './codec-check.worker'
import type { Coded, ComparedSound } from './codec-check-worker'
import type { CodingReport } from './judge-coding'

/** Why a codec cannot be checked in this browser; null where it can. */
export async function codecsHere(): Promise<Record<CheckCodecId, string | null>> {
  const here = await encodersHere()
  return { opus: here.opus, mp3: here.mp3, aac: here.aac }
}

/**
 * Checks of one finished file, in a worker; only what Opus and AAC are decoded by is the page's own, as workers have no
 * `decodeAudioData`. Keeps the coded files, which are small, and makes sound of them when somebody wants to listen.
 */
export class PageCodecCheck {
  readonly #worker: Worker
  readonly #api: Remote<CodecCheckWorkerEntry>
  readonly #ended: Promise<never>
  #end: (error: Error) => void = () => {}
  readonly #coded = new Map<CheckCodecId, { coded: Coded; lateFrames: number }>()

  private constructor() {
    this.#worker = new Worker(new URL('./codec-check.worker.ts', import.meta.url), { type: 'module', name: 'codecs' })
    this.#ended = new Promise((_, reject) => {
      this.#end = reject
    })
    this.#ended.catch(() => {})
    this.#worker.addEventListener('error', (event) => {
      event.preventDefault()
      this.#end(new Error(event.message || 'The codec check could not be started. Reload the page.'))
    })
    this.#api = wrap<CodecCheckWorkerEntry>(this.#worker)
  }

  /** Rejects where the file is no WAV or FLAC: what is coded already has no samples to compare with. */
  static async open(file: Blob, fileName: string, dspModule: WebAssembly.Module): Promise<PageCodecCheck> {
    const check = new PageCodecCheck()
    try {
      const bytes = new Uint8Array(await file.arrayBuffer())
      await check.#call(check.#api.start(dspModule))
      await check.#call(check.#api.open(bytes, fileName))
      return check
    } catch (error) {
      check.close()
      throw error
    }
  }

  async run(codec: CheckCodecId, onFraction: (fraction: number) => void): Promise<CodingReport> {
    const coded = await this.#call(this.#api.encode(codec, proxy(onFraction)))
    const decoded = await this.#call(decodeInPage(codec, coded))
    const report = await this.#call(this.#api.judge(coded, handed(decoded)))
    this.#coded.set(codec, { coded, lateFrames: report.lateFrames })
    return report
  }

  /** What was coded and what came out, for the ears; `run` has to have been through. */
  async compare(codec: CheckCodecId): Promise<ComparedSound> {
    const found = this.#coded.get(codec)
    if (!found) throw new Error(`${CHECK_CODECS[codec].label} has not been checked.`)
    const decoded = await this.#call(decodeInPage(codec, found.coded))
    return this.#call(this.#api.compare(found.coded, handed(decoded), found.lateFrames))
  }

  /** Ends the worker; whatever is under way rejects with AbortError. */
  close(): void {
    this.#end(new DOMException('The codec check was cancelled.', 'AbortError'))
    this.#worker.terminate()
    this.#coded.clear()
  }

  #call<R>(work: Promise<R>): Promise<R> {
    return Promise.race([work, this.#ended])
  }
}

async function decodeInPage(codec: CheckCodecId, { bytes, rateHz }: Coded): Promise<StereoBlock | null> {
  if (codec === 'mp3') return null
  // The decoder takes the bytes with it.
  const decoded = await new OfflineAudioContext(2, 1, rateHz).decodeAudioData(bytes.slice().buffer)
  const channel = (index: number) => decoded.getChannelData(Math.min(index, decoded.numberOfChannels - 1)).slice()
  const left = channel(0)
  // A copy of a long song takes 50 ms: the page breathes between the two.
  await new Promise((done) => setTimeout(done))
  return { left, right: channel(1) }
}

/** Samples that go to the worker and are not needed here any more. */
function handed(block: StereoBlock | null): StereoBlock | null {
  return block && transfer(block, [block.left.buffer as ArrayBuffer, block.right.buffer as ArrayBuffer])
}
