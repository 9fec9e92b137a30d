import type { StoredSamples } from './stored-samples'

/** 2 MiB of samples: small enough to be found in a full memory, where one array for a whole stem is not. */
const SEGMENT_SAMPLES = 1 << 19

/** Samples kept in memory, for where the browser refuses to keep files or has no room left. */
export class MemorySamples implements StoredSamples {
  readonly #segments: Float32Array[] = []
  #length = 0

  get length(): number {
    return this.#length
  }

  append(samples: Float32Array): void {
    for (let done = 0; done < samples.length; ) {
      const inSegment = this.#length % SEGMENT_SAMPLES
      if (inSegment === 0) this.#segments.push(new Float32Array(SEGMENT_SAMPLES))
      const count = Math.min(samples.length - done, SEGMENT_SAMPLES - inSegment)
      this.#segments.at(-1)?.set(samples.subarray(done, done + count), inSegment)
      this.#length += count
      done += count
    }
  }

  read(first: number, count: number): Promise<Float32Array> {
    const out = new Float32Array(count)
    for (let done = 0; done < count; ) {
      const position = first + done
      const inSegment = position % SEGMENT_SAMPLES
      const part = Math.min(count - done, SEGMENT_SAMPLES - inSegment)
      const segment = this.#segments[Math.floor(position / SEGMENT_SAMPLES)]
      if (!segment) return Promise.reject(new RangeError('a read beyond the end of a stem'))
      out.set(segment.subarray(inSegment, inSegment + part), done)
      done += part
    }
    return Promise.resolve(out)
  }
}
