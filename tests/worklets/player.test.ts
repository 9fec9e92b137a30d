import { describe, expect, it } from 'vitest'
import { FADE, formula, LATENCY, NO_CONTROLS, PlayerRig, RATE } from './player-rig'

const SONG = 3 * RATE
/** Never zero, different on each frame. */
const ramp = formula(SONG, (frame) => (frame + 1) / 2 ** 20)
const second = formula(SONG - 1000, (frame) => 0.5 - frame / 2 ** 20)
const valueAt = (frame: number) => Math.fround((frame + 1) / 2 ** 20)

async function playing(from = 0): Promise<PlayerRig> {
  const rig = new PlayerRig([ramp, second])
  if (from > 0) rig.command({ kind: 'seek', songFrame: from })
  await rig.settle()
  rig.command({ kind: 'play' })
  return rig
}

describe('playing', () => {
  it('plays the song from its first frame as it is, to the end, and then rests on the first frame', async () => {
    const rig = await playing()
    await rig.run(SONG + 4000)
    const start = rig.firstSound()
    expect(rig.timeline.resetsAt(start)).toBe(true)
    expect(rig.heard[0]?.slice(start, start + SONG)).toEqual(Array.from({ length: SONG }, (_, n) => valueAt(n)))
    expect(rig.heard[1]?.[start + 700]).toBe(Math.fround(0.5 - 700 / 2 ** 20))
    expect(rig.heard[0]?.slice(start + SONG).every((value) => value === 0)).toBe(true)
    expect(rig.reports.some((report) => report.kind === 'ended')).toBe(true)
    expect(rig.reports.some((report) => report.kind === 'starved')).toBe(false)

    const again = rig.frame
    rig.command({ kind: 'play' })
    await rig.run(4000)
    expect(rig.heard[0]?.[rig.firstSound(again)]).toBe(valueAt(0))
  })

  it('starts within 10 ms and two quanta once samples are there', async () => {
    const rig = await playing()
    await rig.run(2000)
    expect(rig.firstSound()).toBeLessThanOrEqual(FADE + 256)
  })

  it('fades in over 10 ms when it starts elsewhere', async () => {
    const rig = await playing(RATE)
    await rig.run(4000)
    const start = rig.firstSound()
    const gains = Array.from({ length: FADE }, (_, n) => (rig.heard[0]?.[start + n] ?? 0) / valueAt(RATE + n))
    gains.forEach((gain, n) => {
      expect(gain).toBeCloseTo(0.5 - 0.5 * Math.cos((Math.PI * (n + 1)) / (FADE + 1)), 5)
    })
    expect(rig.heard[0]?.[start + FADE]).toBe(valueAt(RATE + FADE))
  })

  it('pauses within 10 ms and goes on from the frame on which it fell silent', async () => {
    const rig = await playing()
    await rig.run(20_000)
    const start = rig.firstSound()
    const pausedAt = rig.frame
    rig.command({ kind: 'pause' })
    await rig.run(6000)
    const heard = rig.heard[0] ?? []
    expect(heard[pausedAt - 1]).toBe(valueAt(pausedAt - 1 - start))
    expect(heard[pausedAt + FADE / 2]).toBeGreaterThan(0)
    expect(heard.slice(pausedAt + FADE).every((value) => value === 0)).toBe(true)
    const rest = rig.timeline.songFrameAt(rig.frame)
    expect(rest).toBe(pausedAt + FADE - start)
    rig.command({ kind: 'play' })
    await rig.run(6000)
    const resumed = rig.firstSound(pausedAt + FADE)
    expect(rig.heard[0]?.[resumed + 2000]).toBe(valueAt(rest + 2000))
  })
})

describe('seeking', () => {
  it('lets the old place fade and the look-ahead run dry before everything starts anew', async () => {
    const rig = await playing()
    await rig.run(10_000)
    rig.command({ kind: 'seek', songFrame: 2 * RATE })
    await rig.run(10_000)
    const reset = rig.reports.findLast((report) => report.kind === 'timeline')
    const resetAt = reset?.kind === 'timeline' ? reset.contextFrame : 0
    const silent = rig.heard[0]?.slice(resetAt - LATENCY, resetAt) ?? [1]
    expect(silent.every((value) => value === 0)).toBe(true)
    expect(rig.heard[0]?.[resetAt - LATENCY - 2]).toBeGreaterThan(0)
    expect(rig.timeline.resetsAt(resetAt)).toBe(true)
    expect(rig.heard[0]?.[resetAt + 1000]).toBe(valueAt(2 * RATE + 1000))
  })

  it('keeps a reset that was announced, so that a monitor that fades towards it is not torn back', async () => {
    const rig = await playing()
    await rig.run(10_000)
    rig.command({ kind: 'seek', songFrame: RATE })
    await rig.settle()
    await rig.run(128)
    const ahead = rig.timeline.framesToReset(rig.frame)
    expect(ahead).toBeLessThan(Infinity)
    rig.command({ kind: 'seek', songFrame: 2 * RATE })
    expect(rig.timeline.framesToReset(rig.frame)).toBe(ahead)
    rig.command({ kind: 'pause' })
    expect(rig.timeline.framesToReset(rig.frame)).toBe(ahead)
  })
})

describe('new stems', () => {
  it('hands their controls to the nodes on the frame of their first sample', async () => {
    const rig = await playing()
    await rig.run(10_000)
    rig.batches.length = 0
    rig.setStreams([ramp], { ...NO_CONTROLS, activeStrips: 1 })
    rig.command({ kind: 'controls', batch: { ...NO_CONTROLS, slot: 2 } })
    expect(rig.batches).toEqual([])
    await rig.run(6000)
    expect(rig.batches.map((batch) => [batch.activeStrips, batch.slot])).toEqual([
      [1, null],
      [null, 2],
    ])
    for (const batch of rig.batches) expect(rig.timeline.resetsAt(batch.applyAtContextFrame)).toBe(true)
  })

  it('stamps all other controls with the first frame that is not rendered yet', async () => {
    const rig = await playing()
    await rig.run(10_000)
    rig.command({ kind: 'controls', batch: { ...NO_CONTROLS, slot: 1 } })
    expect(rig.batches.at(-1)?.applyAtContextFrame).toBe(rig.frame)
  })
})

it('is silent while samples are late, says so, and is where it should be when they come', async () => {
  const rig = await playing()
  await rig.run(2000)
  rig.holdsBack = true
  await rig.run(2.5 * RATE)
  const start = rig.firstSound()
  const heard = rig.heard[0] ?? []
  expect(heard.at(-1)).toBe(0)
  // Samples around 0.1 end by a fade: without it one step would be as large as that.
  const steps = heard.slice(start + 1).map((value, n) => Math.abs(value - (heard[start + n] ?? 0)))
  expect(Math.max(...steps.slice(-RATE))).toBeLessThan(0.0005)
  expect(rig.reports.filter((report) => report.kind === 'starved')).toEqual([{ kind: 'starved', starved: true }])
  rig.release()
  await rig.run(6000)
  expect(rig.reports.filter((report) => report.kind === 'starved')).toHaveLength(2)
  expect(rig.heard[0]?.at(-1)).toBe(valueAt(rig.frame - 1 - start))
})

describe('looping', () => {
  const loop = { startFrame: 30_000, endFrame: 50_000 }

  it('plays what the timeline says, through many wraps, and the start of the loop untouched', async () => {
    const rig = new PlayerRig([ramp, second])
    rig.command({ kind: 'loop', loop })
    await rig.settle()
    rig.command({ kind: 'play' })
    await rig.run(50_000 + 3 * 20_000)
    const start = rig.firstSound()
    for (let frame = start; frame < rig.frame; frame += 1) {
      const songFrame = rig.timeline.songFrameAt(frame)
      if (songFrame >= loop.endFrame - FADE) continue
      if (rig.heard[0]?.[frame] !== valueAt(songFrame)) throw new Error(`frame ${frame} is not song frame ${songFrame}`)
    }
    expect(rig.heard[0]?.[start + 50_000]).toBe(valueAt(30_000))
    expect(rig.timeline.songFrameAt(start + 90_000)).toBe(30_000)
  })

  it('takes a new loop over without a gap, and lets go of it', async () => {
    const rig = await playing()
    await rig.run(6000)
    rig.command({ kind: 'loop', loop })
    await rig.run(60_000)
    const start = rig.firstSound()
    expect(rig.heard[0]?.[start + 60_000]).toBe(valueAt(40_000))
    rig.command({ kind: 'loop', loop: null })
    await rig.run(60_000)
    const straight = rig.timeline.songFrameAt(rig.frame - 1)
    expect(straight).toBeGreaterThan(loop.endFrame)
    expect(rig.heard[0]?.at(-1)).toBe(valueAt(straight))
    expect(rig.heard[0]?.slice(start, -1).every((value) => value > 0)).toBe(true)
  })
})

it('never clicks, whatever is pressed in whatever order', async () => {
  // 50 Hz at half scale moves by 0.0033 a frame at most; a fade of 10 ms adds 0.0017 and, over a wrap, as much again.
  const tone = formula(20 * RATE, (frame) => 0.5 * Math.cos((2 * Math.PI * 50 * frame) / RATE))
  const rig = new PlayerRig([tone])
  await rig.settle()
  rig.command({ kind: 'seek', songFrame: RATE })
  let seed = 7
  const random = () => {
    seed = (seed * 16_807) % 2_147_483_647
    return seed / 2_147_483_647
  }
  for (let press = 0; press < 150; press += 1) {
    const kind = random()
    const startFrame = Math.floor(random() * 10 * RATE)
    if (kind < 0.35) rig.command({ kind: 'seek', songFrame: 1 + startFrame })
    else if (kind < 0.5) rig.command({ kind: 'pause' })
    else if (kind < 0.85) rig.command({ kind: 'play' })
    else rig.command({ kind: 'loop', loop: { startFrame, endFrame: startFrame + 20_000 } })
    if (random() < 0.5) await rig.settle()
    await rig.run(Math.floor(random() * 2500))
  }
  const heard = rig.heard[0] ?? []
  let steepest = 0
  for (let frame = 1; frame < heard.length; frame += 1) {
    steepest = Math.max(steepest, Math.abs((heard[frame] ?? 0) - (heard[frame - 1] ?? 0)))
  }
  expect(steepest).toBeGreaterThan(0.003)
  expect(steepest).toBeLessThan(0.008)
})
