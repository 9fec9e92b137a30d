import type { Dsp } from '../engine/dsp'
import type { Family } from '../session/document'
import { renderBass } from './bass'
import { renderChords } from './chords'
import { renderDrums } from './drums'
import { renderEffects } from './effects'
import { StateVariableFilter } from './filter'
import { DEMO_TITLE } from './form'
import { renderLead } from './lead'
import { SONG_FRAMES } from './score'
import { DEMO_RATE_HZ, frames, Studio, smoothStep } from './studio'
import type { Track } from './track'
import { renderVoice } from './voice'

export { DEMO_RATE_HZ } from './studio'

export interface DemoStem {
  /** As the command line writes it: `Tutti Demo - Drums.wav`. */
  fileName: string
  family: Family
  rateHz: number
  left: Float32Array<ArrayBuffer>
  right: Float32Array<ArrayBuffer>
}

interface Part {
  name: string
  family: Family
  gain: number
  render: (studio: Studio) => Track
}

/** The band in stem order, with the balance it was printed at. */
const PARTS: readonly Part[] = [
  { name: 'Drums', family: 'drums', gain: 0.25, render: renderDrums },
  { name: 'Bass', family: 'bass', gain: 0.28, render: renderBass },
  { name: 'Chords', family: 'keys', gain: 0.34, render: renderChords },
  { name: 'Lead', family: 'synths', gain: 0.108, render: renderLead },
  { name: 'Voice', family: 'leadVocal', gain: 0.26, render: renderVoice },
  { name: 'Effects', family: 'effects', gain: 0.22, render: renderEffects },
]

export const DEMO_STEM_NAMES: readonly string[] = PARTS.map((part) => `${DEMO_TITLE} - ${part.name}.wav`)

/**
 * Synthesises the demo song stem by stem: 48 s, stereo, the same samples in every host. Samples are whole multiples
 * of 2^-23, so a 24-bit file holds them exactly. Each stem takes up to a second of solid work: give the host air
 * between them, or run this in a worker.
 */
export async function* synthesiseDemoSong(
  dsp: Dsp,
  options: { onProgress?(fraction: number): void } = {},
): AsyncGenerator<DemoStem> {
  const studio = new Studio(dsp)
  for (const [index, part] of PARTS.entries()) {
    options.onProgress?.(index / PARTS.length)
    const track = part.render(studio)
    yield {
      fileName: DEMO_STEM_NAMES[index] as string,
      family: part.family,
      rateHz: DEMO_RATE_HZ,
      left: printed(studio, track.left, part.gain),
      right: printed(studio, track.right, part.gain),
    }
  }
  options.onProgress?.(1)
}

/** Quality factors of an 8th-order Butterworth low-pass, one for each of its sections. */
const BUTTERWORTH_8 = [0.509795579, 0.601344887, 0.899976223, 2.562915448]
/** Records hold little above this; raw noise up to the last hertz would make every meter's interpolation guess. */
const TOP_HZ = 17_000

/** No rumble, no offset, nothing above what records hold, silence at the end, and 24 bits. */
function printed(studio: Studio, samples: Float64Array, gain: number): Float32Array<ArrayBuffer> {
  const rumble = new StateVariableFilter(studio, 22, 0.7)
  const top = BUTTERWORTH_8.map((q) => new StateVariableFilter(studio, TOP_HZ, q))
  const fade = frames(1.4)
  const end = SONG_FRAMES - frames(0.1)
  const print = new Float32Array(SONG_FRAMES)
  for (let frame = 0; frame < end; frame++) {
    const fadeOut = smoothStep((end - frame) / fade)
    let sample = rumble.runHigh(samples[frame] as number)
    for (const section of top) sample = section.runLow(sample)
    sample *= gain * fadeOut
    // Adding zero turns -0 into 0: a 24-bit file knows only one.
    print[frame] = Math.round(sample * 8388608) / 8388608 + 0
  }
  return print
}
