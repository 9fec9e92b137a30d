import type { ExportFormat } from '../../session/export-format'

/** Why a format cannot be made here, in words for whoever wanted it; null where it can. */
export type EncodersHere = Readonly<Record<ExportFormat, string | null>>

/** What WebCodecs calls them. */
const BROWSER_CODECS = {
  opus: { codec: 'opus', bitrate: 192_000, without: 'This browser has no Opus encoder.' },
  aac: { codec: 'mp4a.40.2', bitrate: 256_000, without: 'This browser has no AAC encoder.' },
} as const

/**
 * Which formats this browser, or Node, can make; the rate is another question (`codedRateProblem`). FLAC and MP3 come
 * with the page; Opus and AAC are the browser's.
 */
export async function encodersHere(): Promise<EncodersHere> {
  const [opus, aac] = await Promise.all([browserProblem('opus'), browserProblem('aac')])
  return { wav24: null, wav16: null, wav32f: null, flac24: null, flac16: null, mp3: null, opus, aac }
}

async function browserProblem(format: keyof typeof BROWSER_CODECS): Promise<string | null> {
  const { codec, bitrate, without } = BROWSER_CODECS[format]
  if (typeof AudioEncoder === 'undefined') return 'Only a browser with WebCodecs makes this file.'
  try {
    const config = { codec, bitrate, sampleRate: 48_000, numberOfChannels: 2 }
    const { supported } = await AudioEncoder.isConfigSupported(config)
    return supported ? null : without
  } catch {
    return without
  }
}
