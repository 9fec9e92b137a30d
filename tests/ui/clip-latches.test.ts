import { beforeEach, expect, it } from 'vitest'
import { createProject, createProjectStore } from '../../src/state/project-store'
import { clearClip, clearClips, clearClipsWithSong, clipLatches, latchClip } from '../../src/ui/meters/clip-latches'

beforeEach(clearClips)

/** Broken once by `>=`: a file that ends at full scale is no over. */
it('lights over full scale only, by channel', () => {
  latchClip('drums', 1, 1)
  expect(clipLatches.getState()).toEqual({})
  latchClip('drums', 0.5, 1.1)
  expect(clipLatches.getState()).toEqual({ drums: { left: 0, right: 1.1 } })
})

it('keeps the highest, and says nothing anew for less than 0.1 dB', () => {
  let said = 0
  const stop = clipLatches.subscribe(() => {
    said += 1
  })
  latchClip('drums', 1.2, 0)
  for (const peak of [1.2, 1.205, 1.1, 0.2]) latchClip('drums', peak, 0.9)
  expect(said).toBe(1)
  latchClip('drums', 1.3, 1.01)
  expect(said).toBe(2)
  expect(clipLatches.getState()).toEqual({ drums: { left: 1.3, right: 1.01 } })
  stop()
})

it('clears one, or all', () => {
  for (const key of ['drums', 'bass', 'master']) latchClip(key, 2, 2)
  clearClip('bass')
  expect(Object.keys(clipLatches.getState())).toEqual(['drums', 'master'])
  clearClips()
  expect(clipLatches.getState()).toEqual({})
})

it('forgets them where another song is opened, and not where something is said of this one', () => {
  const project = createProjectStore()
  const song = createProject('')
  project.setState({ project: song })
  const stop = clearClipsWithSong({ project })
  latchClip('drums', 2, 2)
  project.setState({ project: { ...song, author: 'Ada' } })
  expect(Object.keys(clipLatches.getState())).toEqual(['drums'])
  project.setState({ project: createProject('') })
  expect(clipLatches.getState()).toEqual({})
  latchClip('drums', 2, 2)
  stop()
  project.setState({ project: song })
  expect(Object.keys(clipLatches.getState())).toEqual(['drums'])
})
