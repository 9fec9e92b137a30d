import { get, update } from 'idb-keyval'
import { defaultsOf, RIDES } from '../params'
import { fragmentName, readFragment, type SettingsFragment } from '../session/fragment'
import type { OwnPreset } from '../state/preset-store'
import type { App } from './app'
import { fragmentOf } from './copy-settings'
import type { SettingsTarget } from './settings-target'

const KEY = 'presets'
/** Presets that are kept: many times what anybody finds again. */
const MOST_PRESETS = 500

/** As they lie in the browser: what this program cannot read stays for the one that can. */
type Kept = readonly { readonly id: string; readonly fragment: unknown }[]

/** Reads the presets of this browser, once. */
export async function loadPresets(app: App): Promise<void> {
  if (app.presets.getState().own) return
  try {
    show(app, await get<Kept>(KEY))
  } catch {
    app.presets.setState({ own: [], problem: 'This browser keeps no presets: export those that you want to keep.' })
  }
}

/** Keeps the settings of a target under a name. Levels and rides belong to the song, and stay with it. */
export async function savePreset(app: App, target: SettingsTarget, name: string): Promise<void> {
  const { session } = app.session.getState()
  const fragment = session && fragmentOf(session, target)
  if (fragment) await addPresets(app, [{ ...withoutSong(fragment), name: fragmentName(name) }])
}

/** Adds presets at the end, as copies of their own. */
export async function addPresets(app: App, fragments: readonly SettingsFragment[]): Promise<void> {
  const added = fragments.map((fragment) => ({ id: newId(), fragment }))
  await change(app, (kept) => [...kept, ...added].slice(0, MOST_PRESETS))
}

export async function renamePreset(app: App, id: string, name: string): Promise<void> {
  if (name.trim() === '') return
  await change(app, (kept) =>
    kept.map((preset) =>
      preset.id === id ? { id, fragment: { ...(preset.fragment as object), name: fragmentName(name) } } : preset,
    ),
  )
}

/** Takes a preset out; it can be put back until another one is deleted. */
export async function deletePreset(app: App, id: string): Promise<void> {
  const { own } = app.presets.getState()
  const place = own?.findIndex((preset) => preset.id === id) ?? -1
  const preset = own?.[place]
  if (!preset) return
  await change(app, (kept) => kept.filter((other) => other.id !== id))
  app.presets.setState({ deleted: { preset, place } })
}

export async function putBackPreset(app: App): Promise<void> {
  const { deleted } = app.presets.getState()
  if (!deleted) return
  await change(app, (kept) => kept.toSpliced(deleted.place, 0, deleted.preset))
  app.presets.setState({ deleted: null })
}

/** Another tab may have kept some meanwhile: the change is made to what lies there now. */
async function change(app: App, step: (kept: Kept) => Kept): Promise<void> {
  let after: Kept = []
  try {
    await update<Kept>(KEY, (kept) => {
      after = step(kept ?? [])
      return after
    })
    app.presets.setState({ problem: null })
  } catch {
    after = step(app.presets.getState().own ?? [])
    app.presets.setState({ problem: 'This browser does not keep presets: export those that you want to keep.' })
  }
  show(app, after)
}

function show(app: App, kept: Kept = []): void {
  app.presets.setState({ own: kept.flatMap(({ id, fragment }) => readable(id, fragment)) })
}

function readable(id: string, fragment: unknown): OwnPreset[] {
  try {
    return [{ id, fragment: readFragment(fragment).fragment }]
  } catch {
    return []
  }
}

/** What belongs to one song only: how loud a strip is in it, and its rides. */
function withoutSong(fragment: SettingsFragment): SettingsFragment {
  if (fragment.kind === 'strip') {
    const { input: _, output: __, rides: ___, ...settings } = fragment.settings
    return { ...fragment, settings }
  }
  if (fragment.kind === 'processor' && fragment.processor === 'rides') {
    return { ...fragment, settings: { ...defaultsOf(RIDES), ...fragment.settings, gainsDb: {} } }
  }
  return fragment
}

function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
