/** A wave file of silence: 8 bits, mono, 8 kHz. Every sample is the middle of the scale, so that it is silent exactly. */
export function silentWave(seconds: number): Uint8Array<ArrayBuffer> {
  const rateHz = 8000
  const frames = Math.round(seconds * rateHz)
  const bytes = new Uint8Array(44 + frames).fill(128, 44)
  const view = new DataView(bytes.buffer)
  const text = (at: number, letters: string) => {
    for (let n = 0; n < letters.length; n++) bytes[at + n] = letters.charCodeAt(n)
  }
  text(0, 'RIFF')
  view.setUint32(4, bytes.length - 8, true)
  text(8, 'WAVEfmt ')
  view.setUint32(16, 16, true)
  view.setUint16(20, 1, true)
  view.setUint16(22, 1, true)
  view.setUint32(24, rateHz, true)
  view.setUint32(28, rateHz, true)
  view.setUint16(32, 1, true)
  view.setUint16(34, 8, true)
  text(36, 'data')
  view.setUint32(40, frames, true)
  return bytes
}
