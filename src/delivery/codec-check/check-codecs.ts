/** A way of coding that listeners get, as services and shops say they use it. */
export interface CheckCodec {
  readonly id: CheckCodecId
  readonly label: string
  readonly format: 'opus' | 'mp3' | 'aac'
  readonly bitrate: number
  /** Where one meets it. */
  readonly where: string
}

export const CHECK_CODEC_IDS = ['opus', 'mp3', 'aac'] as const
export type CheckCodecId = (typeof CHECK_CODEC_IDS)[number]

/** Lower rates make more overs: each is the highest that is common, but Opus, which is streamed at this one. */
export const CHECK_CODECS: Readonly<Record<CheckCodecId, CheckCodec>> = {
  opus: { id: 'opus', label: 'Opus, 128 kb/s', format: 'opus', bitrate: 128_000, where: 'video and web players' },
  mp3: { id: 'mp3', label: 'MP3, 320 kb/s', format: 'mp3', bitrate: 320_000, where: 'downloads' },
  aac: { id: 'aac', label: 'AAC, 256 kb/s', format: 'aac', bitrate: 256_000, where: 'shops and streaming' },
}

/** The rate at which a file is coded: its own, or what whoever codes it converts it to. */
export function codecRateHz(codec: CheckCodecId, fileRateHz: number): number {
  if (codec === 'opus') return 48_000
  return fileRateHz % 11_025 === 0 ? 44_100 : 48_000
}
