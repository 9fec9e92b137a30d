import {
  AudioSample,
  AudioSampleSource,
  type EncodedPacket,
  NullTarget,
  Output,
  type OutputFormat,
  Quality,
} from 'mediabunny'

/** What one of mediabunny's encoders is asked for. */
export interface PacketEncoding {
  codec: 'flac' | 'mp3' | 'opus' | 'aac'
  /** Bits per second; null where there is nothing lost. */
  bitrate: number | null
  bitrateMode?: 'constant' | 'variable'
  rateHz: number
  /** 2 where nothing is said. */
  channels?: 1 | 2
  /** Checks what it is given; its bytes go nowhere, because we write our own files. */
  container: OutputFormat
  onPacket(packet: EncodedPacket, decoderConfig: AudioDecoderConfig | undefined): void
}

/**
 * An encoder of mediabunny's that hands out coded packets. It works in a thread of its own, in the page and in
 * Node, and has to be finished or cancelled: in Node that thread keeps the process alive.
 */
export class PacketEncoder {
  readonly #output: Output
  readonly #source: AudioSampleSource
  readonly #rateHz: number
  readonly #channels: 1 | 2
  #frames = 0
  #started: Promise<void> | null = null

  constructor(encoding: PacketEncoding) {
    const { codec, bitrate, bitrateMode, rateHz, channels = 2, container, onPacket } = encoding
    this.#rateHz = rateHz
    this.#channels = channels
    this.#output = new Output({ format: container, target: new NullTarget() })
    this.#source = new AudioSampleSource({
      codec,
      ...(bitrate === null ? {} : { quality: new Quality({ bitrate, bitrateMode }) }),
      onEncodedPacket: (packet, meta) => onPacket(packet, meta?.decoderConfig),
    })
    this.#output.addAudioTrack(this.#source)
  }

  /** Interleaved samples; resolves when more can be taken. */
  async add(data: Int16Array | Int32Array | Float32Array): Promise<void> {
    if (data.length === 0) return
    this.#started ??= this.#output.start()
    await this.#started
    const format = data instanceof Int16Array ? 's16' : data instanceof Int32Array ? 's32' : 'f32'
    const timestamp = this.#frames / this.#rateHz
    const sample = new AudioSample({
      data,
      format,
      numberOfChannels: this.#channels,
      sampleRate: this.#rateHz,
      timestamp,
    })
    this.#frames += data.length / this.#channels
    try {
      await this.#source.add(sample)
    } finally {
      sample.close()
    }
  }

  /** Hands out what is left. */
  async finish(): Promise<void> {
    await this.#output.finalize()
  }

  async cancel(): Promise<void> {
    if (this.#output.state !== 'finalized') await this.#output.cancel()
  }
}
