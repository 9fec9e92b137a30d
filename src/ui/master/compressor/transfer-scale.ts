/** Both axes of a transfer curve run from here to 0 dB. */
export const TRANSFER_LOW_DB = -60

/** Where a level stands on an axis: 0 at its low end, 1 at 0 dB; beyond both ends for what lies there. */
export function transferShare(db: number): number {
  return 1 - db / TRANSFER_LOW_DB
}

/** The level at a place of an axis, dB. */
export function transferDbAt(share: number): number {
  return TRANSFER_LOW_DB * (1 - share)
}
