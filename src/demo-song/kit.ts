import { StateVariableFilter } from './filter'
import { Noise } from './noise'
import { DEMO_RATE_HZ, frames, type Studio, softClip } from './studio'

// The drums' skins, as single strokes. Each is written once and struck many times.

function stroke(seconds: number, sampleAt: (frame: number) => number): Float64Array {
  const length = frames(seconds)
  const fade = frames(0.005)
  return Float64Array.from({ length }, (_, i) => sampleAt(i) * Math.min(1, (length - i) / fade))
}

/** A sine that falls from a slap to a low A flat, driven a little, with a felt click on top. */
export function kick(studio: Studio): Float64Array {
  const noise = new Noise(11)
  const click = new StateVariableFilter(studio, 3200, 0.8)
  const [slapDecay, bendDecay] = [studio.decay(0.0035), studio.decay(0.03)]
  const [bodyDecay, clickDecay] = [studio.decay(0.085), studio.decay(0.0025)]
  let [slap, bend, body, snap, phase] = [1, 1, 1, 1, 0]
  return stroke(0.5, (frame) => {
    phase += (51.9 + 85 * bend + 380 * slap) / DEMO_RATE_HZ
    slap *= slapDecay
    bend *= bendDecay
    if (frame > frames(0.02)) body *= bodyDecay
    snap *= clickDecay
    const attack = Math.min(1, frame / 24)
    return softClip(1.5 * body * attack * studio.sine(phase)) + 0.5 * snap * click.runBand(noise.next())
  })
}

/** Two modes of the skin, the wires as a noise that opens after the stroke, and a crack. */
export function snare(studio: Studio, seed: number, seconds: number): Float64Array {
  const noise = new Noise(seed)
  const wires = new StateVariableFilter(studio, 1100, 0.7)
  const top = new StateVariableFilter(studio, 9500, 0.6)
  const [skinDecay, bendDecay, wireDecay] = [studio.decay(0.055), studio.decay(0.012), studio.decay(seconds)]
  const crackDecay = studio.decay(0.006)
  let [skin, bend, wire, crack, first, second] = [1, 1, 1, 1, 0, 0]
  return stroke(seconds * 6 + 0.05, (frame) => {
    first += (186 + 90 * bend) / DEMO_RATE_HZ
    second += (332 + 110 * bend) / DEMO_RATE_HZ
    skin *= skinDecay
    bend *= bendDecay
    wire *= wireDecay
    crack *= crackDecay
    const attack = Math.min(1, frame / 16)
    const rattle = top.runLow(wires.runHigh(noise.next()))
    const body = skin * (0.75 * studio.sine(first) + 0.4 * studio.sine(second))
    return attack * softClip(1.2 * body + rattle * (0.62 * wire + 0.9 * crack))
  })
}

/** Hands: three quick bursts and a tail through a nasal band. */
export function clap(studio: Studio, seed: number): Float64Array {
  const noise = new Noise(seed)
  const band = new StateVariableFilter(studio, 1500, 1.1)
  const cut = new StateVariableFilter(studio, 700, 0.7)
  const [burstDecay, tailDecay] = [studio.decay(0.004), studio.decay(0.075)]
  const bursts = [0, 0.009, 0.019, 0.028].map(frames)
  let [burst, tail] = [0, 0]
  return stroke(0.45, (frame) => {
    if (bursts.includes(frame)) burst = 1
    if (frame === bursts[3]) tail = 0.55
    burst *= burstDecay
    tail *= tailDecay
    const sound = noise.next()
    return 1.6 * (burst + tail) * cut.runHigh(band.runBand(sound) + 0.12 * sound)
  })
}

/** A short stick on the rim: two rings and a tick. */
export function rim(studio: Studio): Float64Array {
  const [ringDecay, tickDecay] = [studio.decay(0.014), studio.decay(0.0012)]
  const noise = new Noise(37)
  let [ring, tick] = [1, 1]
  return stroke(0.09, (frame) => {
    const t = frame / DEMO_RATE_HZ
    ring *= ringDecay
    tick *= tickDecay
    return ring * (0.6 * studio.sine(480 * t) + 0.5 * studio.sine(1730 * t)) + 0.5 * tick * noise.next()
  })
}

/** A shaker's beads: noise that swells before it stops. */
export function shaker(studio: Studio, seed: number): Float64Array {
  const noise = new Noise(seed)
  const band = new StateVariableFilter(studio, 7200, 0.9)
  const swell = frames(0.022)
  const decay = studio.decay(0.02)
  let fall = 1
  return stroke(0.11, (frame) => {
    const rise = Math.min(1, frame / swell)
    if (frame > swell) fall *= decay
    return rise * rise * fall * band.runBand(noise.next())
  })
}

/** A tom of a given pitch. */
export function tom(studio: Studio, hz: number): Float64Array {
  const noise = new Noise(41)
  const skin = new StateVariableFilter(studio, 1800, 0.7)
  const [bendDecay, bodyDecay, slapDecay] = [studio.decay(0.05), studio.decay(0.14), studio.decay(0.01)]
  let [bend, body, slap, phase] = [1, 1, 1, 0]
  return stroke(0.6, (frame) => {
    phase += (hz * (1 + 0.5 * bend)) / DEMO_RATE_HZ
    bend *= bendDecay
    body *= bodyDecay
    slap *= slapDecay
    const attack = Math.min(1, frame / 24)
    return attack * softClip(1.3 * body * studio.sine(phase)) + 0.5 * slap * skin.runBand(noise.next())
  })
}
