import { joinBytes, littleEndian, plainBytes } from '../../src/wav/chunk-bytes'

// Records of a zip file (PKWARE APPNOTE 6.3.10, sections 4.3 and 4.5.3), as we write them: no dates, no owners, names in
// ASCII. Sizes and places beyond 4 GiB stand in the extra field "zip64".

export const LOCAL_SIGNATURE = 0x04034b50
export const CENTRAL_SIGNATURE = 0x02014b50
export const END_SIGNATURE = 0x06054b50
export const ZIP64_END_SIGNATURE = 0x06064b50
export const ZIP64_LOCATOR_SIGNATURE = 0x07064b50
export const ZIP64_EXTRA = 1

export const LOCAL_BYTES = 30
export const CENTRAL_BYTES = 46
export const END_BYTES = 22
export const ZIP64_END_BYTES = 56
export const ZIP64_LOCATOR_BYTES = 20

export const STORED = 0
export const DEFLATED = 8
/** In a field of 32 bits: look into the extra field. In one of 16 bits: into the zip64 end record. */
export const MOST_32_BIT = 0xffffffff
export const MOST_16_BIT = 0xffff

export interface ZipEntry {
  readonly name: string
  readonly method: typeof STORED | typeof DEFLATED
  readonly crc32: number
  /** In the file. */
  readonly storedBytes: number
  /** Of the content. */
  readonly bytes: number
  /** Where its local header begins. */
  readonly headerAt: number
}

/** 1980-01-01, the first day that the format has: the same project is the same file. */
const DATE = littleEndian((1 << 21) | (1 << 16), 4)
const NEEDS_DEFLATE = 20
const NEEDS_ZIP64 = 45

const fit32 = (value: number) => littleEndian(Math.min(value, MOST_32_BIT), 4)

function zip64Extra(values: readonly number[]): Uint8Array {
  if (values.length === 0) return new Uint8Array(0)
  const fields = values.map((value) => littleEndian(value, 8))
  return joinBytes([littleEndian(ZIP64_EXTRA, 2), littleEndian(8 * fields.length, 2), ...fields])
}

/** `hasZip64`: with room for sizes beyond 4 GiB, whether they are needed or not. The content follows the header. */
export function localHeader(entry: ZipEntry, hasZip64: boolean): Uint8Array<ArrayBuffer> {
  const { name, method, crc32, storedBytes, bytes } = entry
  const extra = zip64Extra(hasZip64 ? [bytes, storedBytes] : [])
  return joinBytes([
    littleEndian(LOCAL_SIGNATURE, 4),
    littleEndian(hasZip64 ? NEEDS_ZIP64 : NEEDS_DEFLATE, 2),
    littleEndian(0, 2),
    littleEndian(method, 2),
    DATE,
    littleEndian(crc32, 4),
    hasZip64 ? littleEndian(MOST_32_BIT, 4) : fit32(storedBytes),
    hasZip64 ? littleEndian(MOST_32_BIT, 4) : fit32(bytes),
    littleEndian(name.length, 2),
    littleEndian(extra.length, 2),
    plainBytes(name),
    extra,
  ])
}

function centralHeader({ name, method, crc32, storedBytes, bytes, headerAt }: ZipEntry): Uint8Array {
  const long = [bytes, storedBytes, headerAt].filter((value) => value >= MOST_32_BIT)
  const extra = zip64Extra(long)
  const version = long.length > 0 ? NEEDS_ZIP64 : NEEDS_DEFLATE
  return joinBytes([
    littleEndian(CENTRAL_SIGNATURE, 4),
    littleEndian(version, 2),
    littleEndian(version, 2),
    littleEndian(0, 2),
    littleEndian(method, 2),
    DATE,
    littleEndian(crc32, 4),
    fit32(storedBytes),
    fit32(bytes),
    littleEndian(name.length, 2),
    littleEndian(extra.length, 2),
    // No comment, first disk, no attributes.
    littleEndian(0, 10),
    fit32(headerAt),
    plainBytes(name),
    extra,
  ])
}

/** Everything behind the last entry. `at`: where it begins. */
export function zipEnd(entries: readonly ZipEntry[], at: number): Uint8Array<ArrayBuffer> {
  const directory = joinBytes(entries.map(centralHeader))
  const isLong = at + directory.length >= MOST_32_BIT || entries.length >= MOST_16_BIT
  const place = (field: typeof fit32) => [field(directory.length), field(at)]
  const count = littleEndian(entries.length, 8)
  const long = joinBytes([
    littleEndian(ZIP64_END_SIGNATURE, 4),
    littleEndian(ZIP64_END_BYTES - 12, 8),
    littleEndian(NEEDS_ZIP64, 2),
    littleEndian(NEEDS_ZIP64, 2),
    littleEndian(0, 8),
    count,
    count,
    ...place((value) => littleEndian(value, 8)),
    littleEndian(ZIP64_LOCATOR_SIGNATURE, 4),
    littleEndian(0, 4),
    littleEndian(at + directory.length, 8),
    littleEndian(1, 4),
  ])
  const shortCount = littleEndian(Math.min(entries.length, MOST_16_BIT), 2)
  return joinBytes([
    directory,
    isLong ? long : new Uint8Array(0),
    littleEndian(END_SIGNATURE, 4),
    littleEndian(0, 4),
    shortCount,
    shortCount,
    ...place(fit32),
    littleEndian(0, 2),
  ])
}
