import { type ExportFormat, FORMATS } from '../../session/export-format'

/** Sampling rates that a coded format has, in hertz; WAV has them all. */
const RATES_HZ: Readonly<Partial<Record<ExportFormat, readonly number[]>>> = {
  // Those that libFLAC writes without leaving the streamable subset, as the encoder's package lists them.
  flac24: [8000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000, 88_200, 96_000, 176_400, 192_000],
  flac16: [8000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000, 88_200, 96_000, 176_400, 192_000],
  // MPEG-1 layer III; at the half rates of MPEG-2 there are no 320 kb/s.
  mp3: [32_000, 44_100, 48_000],
  // Opus knows more, but decodes to 48 kHz: whoever converts, it is better our own converter than the browser's.
  opus: [48_000],
  aac: [44_100, 48_000, 88_200, 96_000],
}

const ADVICE: Readonly<Partial<Record<ExportFormat, string>>> = {
  flac24: 'Choose a delivery rate of 44.1, 48, 88.2, 96, 176.4 or 192 kHz.',
  flac16: 'Choose a delivery rate of 44.1, 48, 88.2, 96, 176.4 or 192 kHz.',
  mp3: 'Choose a delivery rate of 44.1 or 48 kHz.',
  opus: 'Choose a delivery rate of 48 kHz.',
  aac: 'Choose a delivery rate of 44.1 or 48 kHz.',
}

/** Why a format cannot be written at a rate, and what to do instead; null where it can. */
export function codedRateProblem(format: ExportFormat, rateHz: number): string | null {
  const rates = RATES_HZ[format]
  if (!rates || rates.includes(rateHz)) return null
  return `${FORMATS[format].label} cannot be made at ${rateHz / 1000} kHz. ${ADVICE[format]}`
}
