import { joinBytes, littleEndian, plainBytes, riffChunk } from './chunk-bytes'

// Broadcast audio extension, version 2: EBU Tech 3285 (2011), its coding history EBU R 98 (1999).

/** What was measured, in LUFS, LU and dBTP; what is not finite was not measured. */
export interface BextLoudness {
  integratedLufs: number
  loudnessRangeLu: number
  truePeakDbtp: number
  maxMomentaryLufs: number
  maxShortTermLufs: number
}

export interface BextText {
  description: string
  originator: string
  /** "2026-11-21"; anything else leaves the field empty: it has no room for "some time in 2026". */
  date: string
  codingHistory: string
}

/** Where the five loudness fields lie in the chunk's payload, and their length. */
export const BEXT_LOUDNESS_OFFSET = 412
export const BEXT_LOUDNESS_BYTES = 10
const RESERVED_BYTES = 180
const UMID_BYTES = 64
const NOT_SET = 0x7fff

/**
 * Text as the chunk may hold it (ASCII): letters lose their accents, typographic quotes and dashes become plain ones,
 * line ends become spaces, and every other character becomes "?". The full text is in LIST-INFO and the ID3 tag.
 * Only what every host's Unicode tables agree on: new characters are added outside the first 65 536, never within Latin.
 */
export function asciiText(text: string): string {
  return text
    .replace(/[\u{10000}-\u{10ffff}]/gu, '?')
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]+/g, '')
    .replace(/[\u2018\u2019\u201a\u2032]/g, "'")
    .replace(/[\u201c\u201d\u201e\u2033\u00ab\u00bb]/g, '"')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\u00df/g, 'ss')
    .replace(/\s+/g, ' ')
    .replace(/[^ -~]/g, '?')
}

function field(text: string, length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length)
  bytes.set(plainBytes(asciiText(text).slice(0, length)))
  return bytes
}

/** Hundredths in a signed 16-bit field; the standard takes two digits before the point and no more. */
function hundredths(value: number): number {
  const rounded = Math.round(value * 100)
  return Math.abs(rounded) <= 9999 ? rounded & 0xffff : NOT_SET
}

/** The five loudness fields: integrated, range, true peak, highest momentary, highest short-term. */
export function bextLoudness(measured: BextLoudness | null): Uint8Array<ArrayBuffer> {
  const range = measured?.loudnessRangeLu ?? Number.NaN
  const values = [
    measured?.integratedLufs,
    range < 0 ? Number.NaN : range,
    measured?.truePeakDbtp,
    measured?.maxMomentaryLufs,
    measured?.maxShortTermLufs,
  ]
  return joinBytes(values.map((value = Number.NaN) => littleEndian(hundredths(value), 2)))
}

/** The chunk, its loudness fields not set. Originator reference, time, time reference and UMID are empty or zero. */
export function bextChunk({ description, originator, date, codingHistory }: BextText): Uint8Array<ArrayBuffer> {
  const day = /^\d{4}-\d\d-\d\d$/.test(date) ? date : ''
  return riffChunk(
    'bext',
    field(description, 256),
    field(originator, 32),
    field('', 32),
    field(day, 10),
    field('', 8),
    littleEndian(0, 8),
    littleEndian(2, 2),
    new Uint8Array(UMID_BYTES),
    bextLoudness(null),
    new Uint8Array(RESERVED_BYTES),
    plainBytes(codingHistory),
  )
}

/** One line of coding history (EBU R 98): linear PCM. Its free text holds no commas, so they become semicolons. */
export function pcmHistory(rateHz: number, bits: number, text: string): string {
  return `A=PCM,F=${rateHz},W=${bits},M=stereo,T=${asciiText(text).replace(/,/g, ';')}\r\n`
}
