/** The largest run of frames that an engine is asked for; a longer quantum is cut. */
export const MAX_BLOCK = 1024

/** Copies a planar channel into an engine's input; a channel that is not connected is silence. */
export function copyIn(from: Float32Array | undefined, at: number, to: Float32Array, frames: number): void {
  if (!from) to.fill(0, 0, frames)
  else for (let n = 0; n < frames; n++) to[n] = from[at + n] as number
}

export function copyOut(from: Float32Array, to: Float32Array | undefined, at: number, frames: number): void {
  if (to) for (let n = 0; n < frames; n++) to[at + n] = from[n] as number
}
