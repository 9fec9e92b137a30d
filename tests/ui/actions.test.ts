import { describe, expect, it } from 'vitest'
import { redo } from '../../src/commands/redo'
import { toggleMute } from '../../src/commands/toggle-mute'
import { undo } from '../../src/commands/undo'
import { STRIP_PROCESSORS } from '../../src/params'
import { ACTION_GROUPS, type Action, canRun, labelOf } from '../../src/ui/actions/action'
import { allActions } from '../../src/ui/actions/all-actions'
import { KEYED_ACTIONS } from '../../src/ui/actions/keyed-actions'
import { capsOf, keysText } from '../../src/ui/actions/keys'
import { clipLatches, latchClip } from '../../src/ui/meters/clip-latches'
import { appOfStores, appWithSong } from './app-of-stores'

function named(actions: readonly Action[], label: string): Action {
  const found = actions.find((action) => action.label === label)
  if (!found) throw new Error(`no action is called ${label}`)
  return found
}

/** Twice the same binding is found, however it is written. */
function sharedBindings(actions: readonly Action[]): string[] {
  const bindings = actions.flatMap(({ keys = [] }) => keys.map((binding) => binding.toLowerCase()))
  return bindings.filter((binding, index) => bindings.indexOf(binding) !== index)
}

describe('the list of actions', () => {
  it('gives no key to two actions', () => {
    expect(sharedBindings(KEYED_ACTIONS)).toEqual([])
    const [first] = KEYED_ACTIONS
    expect(sharedBindings([...KEYED_ACTIONS, { ...(first as Action), id: 'again' }])).toHaveLength(1)
  })

  it('has keys only in what is loaded with the page, and nothing else there', () => {
    expect(KEYED_ACTIONS.filter(({ keys }) => keys === undefined).map(({ id }) => id)).toEqual(['settings.reset'])
    const { app } = appWithSong()
    const keyed = allActions(app).filter(({ keys }) => keys !== undefined)
    expect(keyed.every((action) => KEYED_ACTIONS.includes(action))).toBe(true)
  })

  it('leaves the browser what is its own: tabs, windows, the address, reloading', () => {
    const taken = /^\$mod\+(?:shift\+)?(?:[tnwlrqp1-9]|digit\d|tab)$/i
    expect(KEYED_ACTIONS.flatMap(({ keys = [] }) => keys).filter((binding) => taken.test(binding))).toEqual([])
  })

  it('names every action once, in a group, for a full song and for an empty page', () => {
    for (const { app } of [appWithSong(), appOfStores()]) {
      const actions = allActions(app)
      const ids = actions.map(({ id }) => id)
      expect(new Set(ids).size).toBe(ids.length)
      for (const action of actions) {
        expect(ACTION_GROUPS, action.id).toContain(action.group)
        expect(labelOf(action, app), action.id).toMatch(/^\S.*[^.\s]$/)
      }
    }
  })

  it('says of everything that cannot be done why', () => {
    const { app } = appOfStores()
    const off = allActions(app).filter((action) => !canRun(action, app))
    expect(off.length).toBeGreaterThan(10)
    expect(off.filter(({ needs }) => !needs).map(({ id }) => id)).toEqual([])
    expect(named(off, 'Export master').needs).toBe('There are no stems yet')
  })

  it("opens every strip's every processor by name", () => {
    const { app } = appWithSong()
    const actions = allActions(app)
    named(actions, 'Lead vocal: Compressor').run(app)
    expect(app.view.getState()).toMatchObject({
      tab: 'master',
      chosen: { host: 'strip', groupId: 'g3', processor: 'compressor' },
    })
    const opened = actions.filter(({ id }) => /^strip\.g\d\.open-/.test(id))
    expect(opened).toHaveLength(3 * STRIP_PROCESSORS.length)
    named(actions, 'Master: True-peak limiter').run(app)
    expect(app.view.getState().chosen).toEqual({ host: 'master', processor: 'limiter' })
  })

  it('goes to sections by name, and to the next one and the one before', () => {
    const { app, seeks, playhead } = appWithSong()
    const actions = allActions(app)
    named(actions, 'To Chorus').run(app)
    playhead.seconds = 25
    named(actions, 'To the next section').run(app)
    named(actions, 'To the section before').run(app)
    playhead.seconds = 20.5
    named(actions, 'To the section before').run(app)
    expect(seeks).toEqual([40, 40, 20, 0])
  })

  it('says what undo and redo would do', () => {
    const { app } = appWithSong()
    const [back, again] = [named(KEYED_ACTIONS, 'Undo'), named(KEYED_ACTIONS, 'Redo')]
    expect([canRun(back, app), canRun(again, app)]).toEqual([false, false])
    toggleMute(app, 'g1')
    expect(labelOf(back, app)).toBe('Undo “Mute Drums”')
    undo(app)
    expect(labelOf(again, app)).toBe('Redo “Mute Drums”')
    redo(app)
    expect(canRun(again, app)).toBe(false)
  })

  it('walks from strip to strip at the same processor', () => {
    const { app } = appWithSong()
    const chosen = () => app.view.getState().chosen
    const [next, before] = [named(KEYED_ACTIONS, 'Open the next strip'), named(KEYED_ACTIONS, 'Open the strip before')]
    before.run(app)
    expect(chosen()).toMatchObject({ groupId: 'g3', processor: 'eq' })
    app.view.setState({ chosen: { host: 'strip', groupId: 'g3', processor: 'width' } })
    next.run(app)
    expect(chosen()).toMatchObject({ groupId: 'g1', processor: 'width' })
  })

  it('clears all overs, where there are some', () => {
    const { app } = appWithSong()
    const clear = () => named(allActions(app), 'Clear all overs')
    expect(canRun(clear(), app)).toBe(false)
    for (const key of ['g1', 'master']) latchClip(key, 1.5, 0)
    expect(canRun(clear(), app)).toBe(true)
    clear().run(app)
    expect(clipLatches.getState()).toEqual({})
  })

  it('offers of a setting what it is not', () => {
    const { app } = appOfStores()
    named(allActions(app), 'Light theme').run(app)
    expect(app.settings.getState().theme).toBe('light')
    expect(allActions(app).some(({ label }) => label === 'Light theme')).toBe(false)
  })
})

describe('keys as they are drawn', () => {
  it.each([
    ['$mod+Shift+z', ['Ctrl', 'Shift', 'Z'], ['⌘', '⇧', 'Z']],
    ['Shift+?', ['?'], ['?']],
    ['Shift+Digit2', ['Shift', '2'], ['⇧', '2']],
    ['Shift+Comma', ['Shift', ','], ['⇧', ',']],
    ['Space', ['Space'], ['Space']],
    ['a', ['A'], ['A']],
  ])('%s', (binding, others, apple) => {
    expect(capsOf(binding, false)).toEqual(others)
    expect(capsOf(binding, true)).toEqual(apple)
  })

  it('gives the first binding of an action as text', () => {
    expect(keysText('edit.redo')).toBe('Ctrl Shift Z')
    expect(keysText('nothing')).toBe('')
  })
})
