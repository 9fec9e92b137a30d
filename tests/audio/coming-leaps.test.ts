import { expect, it } from 'vitest'
import { ComingLeaps } from '../../src/audio/coming-leaps'

/** Leaps on a clock that is turned by hand. */
function turned() {
  const waiting: { frame: number; tell: () => void }[] = []
  const told: number[] = []
  const leaps = new ComingLeaps((frame, tell) => waiting.push({ frame, tell }))
  leaps.listen((songFrame) => told.push(songFrame))
  const play = (frame: number) => {
    waiting.sort((a, b) => a.frame - b.frame)
    while (waiting[0] && waiting[0].frame <= frame) waiting.shift()?.tell()
  }
  return { leaps, told, play }
}

it('tells each leap when it is heard, in the order of the sound', () => {
  const { leaps, told, play } = turned()
  leaps.announce({ contextFrame: 100, songFrame: 5 })
  leaps.announce({ contextFrame: 200, songFrame: 9 })
  play(99)
  expect(told).toEqual([])
  play(100)
  expect(told).toEqual([5])
  play(300)
  expect(told).toEqual([5, 9])
})

/** Broken once by telling all of them: stopped and sent to its start in one go, the song was shown where it had been. */
it('forgets a stop that a seek took back before it was heard', () => {
  const { leaps, told, play } = turned()
  leaps.announce({ contextFrame: 480, songFrame: 4480 })
  leaps.announce({ contextFrame: 0, songFrame: 0 })
  play(1000)
  expect(told).toEqual([0])
})

it('tells nobody any more who left, and nothing once it is over', () => {
  const { leaps, told, play } = turned()
  const others: number[] = []
  const leave = leaps.listen((songFrame) => others.push(songFrame))
  leaps.announce({ contextFrame: 1, songFrame: 1 })
  play(1)
  leave()
  leaps.announce({ contextFrame: 2, songFrame: 2 })
  play(2)
  leaps.announce({ contextFrame: 3, songFrame: 3 })
  leaps.dispose()
  play(3)
  expect([told, others]).toEqual([[1, 2], [1]])
})
