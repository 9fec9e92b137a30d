import { crash } from './cymbals'
import { pingPong } from './echo'
import { StateVariableFilter } from './filter'
import { Noise } from './noise'
import { Oscillator } from './oscillator'
import { reverberate } from './reverb'
import { CHORUS, frameOf, OUTRO, SONG_FRAMES, STEP_SECONDS, VERSE } from './score'
import { DEMO_RATE_HZ, frames, type Studio, smoothStep } from './studio'
import { Track } from './track'

/** Noise and a distant saw that climb to a frame. */
function riser(studio: Studio, track: Track, endFrame: number, seconds: number, gain: number): void {
  const [left, right] = [new Noise(131), new Noise(137)]
  const [bandLeft, bandRight] = [0, 1].map(() => new StateVariableFilter(studio, 400, 1.2)) as [
    StateVariableFilter,
    StateVariableFilter,
  ]
  const tone = new Oscillator(0)
  const veil = new StateVariableFilter(studio, 800, 0.7)
  const length = frames(seconds)
  let hz = 110
  for (let i = 0; i < length; i++) {
    const place = i / length
    if ((i & 31) === 0) {
      const cutoff = 350 * studio.maths.exp2(place * 4.3)
      bandLeft.tune(cutoff, 1.3)
      bandRight.tune(cutoff * 1.06, 1.3)
      veil.tune(500 + 2200 * place, 0.7)
      hz = studio.noteHz(43 + 12 * place * place)
    }
    // Eighths, then sixteenths: it breathes faster towards the end.
    const steps = (i / DEMO_RATE_HZ / STEP_SECONDS) * (place > 0.5 ? 1 : 0.5)
    const pump = 1 - 0.45 * smoothStep(1 - (steps - Math.floor(steps)) * 1.4)
    const level = gain * place * place * pump * Math.min(1, (length - i) / 200)
    const saw = 0.22 * veil.runLow(tone.saw(hz))
    track.put(
      endFrame - length + i,
      level * (bandLeft.runBand(left.next()) + saw),
      level * (bandRight.runBand(right.next()) + saw),
    )
  }
}

/** A cymbal played backwards into a frame. */
function reverseCymbal(sides: readonly Float64Array[], track: Track, endFrame: number, seconds: number, gain: number) {
  const length = frames(seconds)
  for (const [side, pan] of sides.map((sound, i) => [sound, i ? 0.8 : -0.8] as const)) {
    const turned = Float64Array.from({ length }, (_, i) => (side[length - 1 - i] ?? 0) * smoothStep(i / (0.3 * length)))
    for (let i = 0; i < 240; i++) turned[length - 1 - i] = ((turned[length - 1 - i] as number) * i) / 240
    track.strike(turned, endFrame - length, gain, pan)
  }
}

/** A blow that is felt: a sine that sinks, and a burst. The burst alone goes to the hall. */
function impact(studio: Studio, track: Track, hall: Track, atFrame: number, gain: number): void {
  const noise = new Noise(149)
  const dark = new StateVariableFilter(studio, 900, 0.7)
  const [sinkDecay, boomDecay, burstDecay] = [studio.decay(0.22), studio.decay(0.5), studio.decay(0.09)]
  let [sink, boom, burst, phase] = [1, 1, 1, 0]
  const length = frames(2.2)
  for (let i = 0; i < length; i++) {
    phase += (38 + 62 * sink) / DEMO_RATE_HZ
    sink *= sinkDecay
    boom *= boomDecay
    burst *= burstDecay
    const attack = Math.min(1, i / 96, (length - i) / 4800)
    const low = gain * attack * boom * studio.sine(phase)
    const crack = gain * attack * burst * dark.runLow(noise.next())
    track.put(atFrame + i, low + 0.5 * crack, low + 0.5 * crack)
    hall.put(atFrame + i, crack, crack)
  }
}

/** A plucked bell for the throws. */
function pluck(studio: Studio, track: Track, atFrame: number, midi: number, gain: number, pan: number): void {
  const turns = studio.noteHz(midi) / DEMO_RATE_HZ
  const [decay, shine] = [studio.decay(0.16), studio.decay(0.05)]
  const sound = new Float64Array(frames(0.8))
  let [level, index] = [1, 1]
  for (let i = 0; i < sound.length; i++) {
    level *= decay
    index *= shine
    sound[i] =
      Math.min(1, i / 48, (sound.length - i) / 960) *
      level *
      studio.sine(turns * i + 0.22 * index * studio.sine(turns * 3.01 * i))
  }
  track.strike(sound, atFrame, gain, pan)
}

const THROWS: readonly (readonly [bar: number, step: number, midi: number])[] = [
  [0, 0, 79],
  [1, 4, 75],
  [2, 2, 74],
  [3, 4, 82],
  [VERSE + 1, 13, 86],
  [VERSE + 3, 14, 82],
  [VERSE + 5, 14, 87],
  [VERSE + 7, 9, 83],
  [CHORUS + 1, 15, 89],
  [CHORUS + 3, 14, 87],
  [CHORUS + 5, 15, 91],
  [CHORUS + 7, 10, 87],
  [OUTRO + 1, 4, 91],
]

/** Air, throws, and what announces the sections. */
export function renderEffects(studio: Studio): Track {
  const track = new Track(SONG_FRAMES)
  const [throws, hall] = [new Track(SONG_FRAMES), new Track(SONG_FRAMES)]
  for (const [index, [bar, step, midi]] of THROWS.entries()) {
    pluck(studio, throws, frameOf(bar, step), midi, 0.3, index % 2 ? 0.4 : -0.4)
  }
  throws.mix(pingPong(studio, throws, { seconds: 3 * STEP_SECONDS, feedback: 0.6, toneHz: 3200 }), 0.8)
  const cymbal = crash(studio)
  riser(studio, track, frameOf(VERSE, 0), 4 * STEP_SECONDS * 4, 0.35)
  riser(studio, track, frameOf(CHORUS, 0), 8 * STEP_SECONDS * 4, 0.8)
  riser(studio, track, frameOf(OUTRO, 0), 4 * STEP_SECONDS * 4, 0.4)
  reverseCymbal(cymbal, track, frameOf(VERSE, 0), 1.6, 0.3)
  reverseCymbal(cymbal, track, frameOf(CHORUS, 0), 2.1, 0.55)
  reverseCymbal(cymbal, track, frameOf(CHORUS + 4, 0), 1.4, 0.3)
  reverseCymbal(cymbal, track, frameOf(OUTRO + 1, 0), 1.4, 0.3)
  impact(studio, track, hall, frameOf(CHORUS, 0), 0.75)
  impact(studio, track, hall, frameOf(OUTRO + 1, 0), 0.5)
  hall.mix(throws, 0.4)
  track.mix(throws, 0.7)
  track.mix(reverberate(studio, hall, { seconds: 3.4, size: 1.7, dampHz: 3800, preDelayMs: 20, lowCutHz: 200 }), 0.7)
  return track
}
