/** The middle upwards, the side across: what is only left leans to the left. Full scale of one channel is the corner. */
export function goniometerX(left: number, right: number): number {
  return (right - left) / 2
}

/** Upwards is positive: a mono sound in phase stands upright. */
export function goniometerY(left: number, right: number): number {
  return (left + right) / 2
}
