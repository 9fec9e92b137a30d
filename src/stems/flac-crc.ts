// RFC 9639, 9.1.8 and 9.3: CRC-8 (polynomial 0x07) over a frame's header, CRC-16 (0x8005) over a whole frame. Run over
// what they protect and over their own bytes, both come to 0.

function table(polynomial: number, width: number): Uint16Array {
  const mask = (1 << width) - 1
  const top = 1 << (width - 1)
  return Uint16Array.from({ length: 256 }, (_, byte) => {
    let value = byte << (width - 8)
    for (let i = 0; i < 8; i++) value = (value & top ? (value << 1) ^ polynomial : value << 1) & mask
    return value
  })
}

const CRC_8 = table(0x07, 8)
/** The table of CRC-16, for who keeps a running value: `((crc << 8) ^ CRC_16[(crc >> 8) ^ byte]) & 0xffff`. */
export const CRC_16 = table(0x8005, 16)

export function crc8(bytes: Uint8Array, from: number, to: number): number {
  let crc = 0
  for (let i = from; i < to; i++) crc = CRC_8[crc ^ (bytes[i] ?? 0)] ?? 0
  return crc
}

export function crc16(bytes: Uint8Array, from: number, to: number): number {
  let crc = 0
  for (let i = from; i < to; i++) crc = ((crc << 8) ^ (CRC_16[(crc >> 8) ^ (bytes[i] ?? 0)] ?? 0)) & 0xffff
  return crc
}
