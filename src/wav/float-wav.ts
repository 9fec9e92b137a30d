import audioBufferToWav from 'audiobuffer-to-wav'

const HEADER_BYTES = 44

/** The part of an AudioBuffer that the writer uses; workers and Node have no AudioBuffer. */
export interface AudioBufferLike {
  readonly numberOfChannels: number
  readonly sampleRate: number
  getChannelData(channel: number): Float32Array
}

/**
 * A whole 32-bit float WAV file, mono or stereo, by the package audiobuffer-to-wav. All in memory: keep it off the main
 * thread. Throws RangeError beyond two channels, where the package would write a corrupt file, and beyond
 * 4 GiB, where it would wrap the sizes around silently.
 */
export function floatWav(buffer: AudioBufferLike): ArrayBuffer {
  const channels = buffer.numberOfChannels
  if (channels !== 1 && channels !== 2) throw new RangeError(`A float WAV has one or two channels, not ${channels}.`)
  const frames = buffer.getChannelData(0).length
  if (HEADER_BYTES + 4 * channels * frames - 8 > 0xffffffff) throw new RangeError(`A WAV cannot hold ${frames} frames.`)
  type Wanted = Parameters<typeof audioBufferToWav>[0]
  return audioBufferToWav(buffer as unknown as Wanted, { float32: true })
}
