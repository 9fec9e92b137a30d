import { useEffect, useState } from 'react'
import { Input, SearchField } from 'react-aria-components'
import { useStore } from 'zustand'
import { applyFragment } from '../../commands/apply-fragment'
import { loadPresets } from '../../commands/own-presets'
import { hostName, hostOf, targetName } from '../../commands/settings-target'
import type { ProcessorPlace } from '../../protocol/listening'
import type { SettingsFragment } from '../../session/fragment'
import { SHIPPED_PRESETS } from '../../session/presets/shipped-presets'
import { useApp, useSession } from '../app-context'
import { OwnPresets } from './OwnPresets'
import { PresetFiles } from './PresetFiles'
import { PresetRow } from './PresetRow'
import { fitsPreset, isFound } from './preset-list'
import { SavePreset } from './SavePreset'
import { ScopeChoice } from './ScopeChoice'
import { stepRows } from './step-rows'

/** More than these and a field helps to find one. */
const MANY = 7

/** Presets of a processor or of its whole strip or chain: press one and hear it; each press is one step of undo. */
export function PresetsPanel({ place }: { place: ProcessorPlace }) {
  const app = useApp()
  const scope = useStore(app.hand, (state) => state.presets) ?? 'processor'
  const own = useStore(app.presets, (state) => state.own)
  const session = useSession((state) => state.session)
  const [words, setWords] = useState('')
  const [applied, setApplied] = useState<string | null>(null)
  useEffect(() => {
    void loadPresets(app)
  }, [app])
  if (!session) return null
  const target = scope === 'host' ? hostOf(place) : place
  const fits = (fragment: SettingsFragment) => fitsPreset(fragment, target)
  const shipped = SHIPPED_PRESETS.filter(fits)
  const mine = (own ?? []).filter(({ fragment }) => fits(fragment))
  const apply = (key: string, fragment: SettingsFragment) => {
    if (applyFragment(app, target, fragment)) setApplied(key)
  }
  const shown = shipped.filter((fragment) => isFound(fragment, words))
  const shownOwn = mine.filter(({ fragment }) => isFound(fragment, words))
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrow keys step through the buttons in it
    <div className="presets-panel" onKeyDown={stepRows}>
      <ScopeChoice place={place} scope={scope} />
      {shipped.length + mine.length > MANY && (
        <SearchField className="preset-search" aria-label="Find a preset" value={words} onChange={setWords}>
          <Input className="text-input" placeholder="Find a preset" />
        </SearchField>
      )}
      <div className="preset-lists">
        <OwnPresets presets={shownOwn} applied={applied} onApply={(id, fragment) => apply(id, fragment)} />
        <ul className="preset-list" aria-label="Presets of Tutti">
          {shown.map((fragment) => (
            <PresetRow
              key={fragment.name}
              fragment={fragment}
              applied={applied === fragment.name}
              onApply={() => apply(fragment.name, fragment)}
            />
          ))}
        </ul>
        {shown.length + shownOwn.length === 0 && (
          <p className="secondary preset-none">
            {words ? `No preset for “${words}”.` : 'No presets yet: save your own.'}
          </p>
        )}
      </div>
      <SavePreset target={target} name={targetName(session, target)} />
      <PresetFiles />
      <p className="unseen" role="status">
        {applied && `Applied to ${hostName(session, target)}.`}
      </p>
    </div>
  )
}
