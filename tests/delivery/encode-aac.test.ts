import { type AudioCodec, type AudioSample, CustomAudioEncoder, EncodedPacket, registerEncoder } from 'mediabunny'
import { expect, it, vi } from 'vitest'
import { openAacFile } from '../../src/delivery/encode/aac-file'
import { codedPcm, codedSpec } from './coded-sample-files'
import { MemorySink } from './memory-sink'
import { MEASURED, metadataWith } from './sample-files'

/** Stands for a browser's AAC encoder, which Node lacks: packets of 1024 frames without sound. */
class SilentAac extends CustomAudioEncoder {
  #frames = 0
  #packets = 0

  static override supports(codec: AudioCodec): boolean {
    return codec === 'aac'
  }
  init() {}
  encode(sample: AudioSample) {
    this.#frames += sample.numberOfFrames
    while ((this.#packets + 1) * 1024 <= this.#frames) this.#packet()
  }
  flush() {
    if (this.#packets * 1024 < this.#frames) this.#packet()
  }
  close() {}
  #packet() {
    const { sampleRate, numberOfChannels } = this.config
    const packet = new EncodedPacket(
      Uint8Array.of(0x21, 0x10, 0x04, 0x60, 0x8c, 0x1c),
      'key',
      (this.#packets * 1024) / sampleRate,
      1024 / sampleRate,
    )
    const description = Uint8Array.of(0x11, 0x90)
    this.onPacket(packet, { decoderConfig: { codec: 'mp4a.40.2', sampleRate, numberOfChannels, description } })
    this.#packets++
  }
}
registerEncoder(SilentAac)

async function fileMadeOn(date: string): Promise<Uint8Array> {
  vi.useFakeTimers({ now: new Date(date), toFake: ['Date'] })
  try {
    const spec = codedSpec('aac', 48_000, 10_000)
    spec.metadata = metadataWith({ title: 'Über', track: '3/12', date: '2026-11', copyright: '2026 Ö' })
    const sink = new MemorySink()
    const file = await openAacFile(spec, sink)
    const pcm = codedPcm('aac', 10_000)
    for (let at = 0; at < pcm.length; at += 12_000) await file.write(pcm.slice(at, at + 12_000))
    await file.finish(MEASURED)
    return sink.bytes
  } finally {
    vi.useRealTimers()
  }
}

it('writes M4A that says what the session says, and nothing of the clock', async () => {
  const first = await fileMadeOn('2026-11-21T10:00:00Z')
  // Broken once by leaving the muxer's dates where they are.
  expect(await fileMadeOn('2031-01-02T03:04:05Z')).toEqual(first)
  const text = Buffer.from(first).toString('utf8')
  for (const part of ['ftyp', 'mp4a', 'Über', '2026-11', '2026 Ö', 'Tutti 0.1.0']) expect(text).toContain(part)
})
