import { type ReactNode, useState } from 'react'
import { Button } from 'react-aria-components'
import { useStore } from 'zustand'
import { deletePreset, putBackPreset, renamePreset } from '../../commands/own-presets'
import { exportPreset } from '../../commands/preset-files'
import type { SettingsFragment } from '../../session/fragment'
import type { OwnPreset } from '../../state/preset-store'
import { useApp } from '../app-context'
import { PresetRow } from './PresetRow'
import { ExportIcon, RemoveIcon, RenameIcon } from './preset-icons'
import { RenamePreset } from './RenamePreset'

interface Props {
  readonly presets: readonly OwnPreset[]
  /** Key of the one that was pressed last. */
  readonly applied: string | null
  onApply(id: string, fragment: SettingsFragment): void
}

/** A person's own presets: pressed they apply; each can be renamed, saved as a file, and deleted. */
export function OwnPresets({ presets, applied, onApply }: Props) {
  const app = useApp()
  const deleted = useStore(app.presets, (state) => state.deleted)
  const [renamed, setRenamed] = useState<string | null>(null)
  return (
    <>
      {presets.length > 0 && (
        <ul className="preset-list own" aria-label="Your presets">
          {presets.map((preset) => {
            const { id, fragment } = preset
            if (renamed === id) {
              return (
                <li key={id} className="preset">
                  <RenamePreset
                    name={fragment.name}
                    onDone={(name) => {
                      setRenamed(null)
                      if (name !== null) void renamePreset(app, id, name)
                    }}
                  />
                </li>
              )
            }
            return (
              <PresetRow key={id} fragment={fragment} applied={applied === id} onApply={() => onApply(id, fragment)}>
                <div className="preset-tools">
                  <Tool name={`Rename ${fragment.name}`} onPress={() => setRenamed(id)} icon={<RenameIcon />} />
                  <Tool
                    name={`Save ${fragment.name} as a file`}
                    onPress={() => void exportPreset(preset)}
                    icon={<ExportIcon />}
                  />
                  <Tool
                    name={`Delete ${fragment.name}`}
                    onPress={() => void deletePreset(app, id)}
                    icon={<RemoveIcon />}
                  />
                </div>
              </PresetRow>
            )
          })}
        </ul>
      )}
      {deleted && (
        <p className="row preset-deleted" role="status">
          <span className="cut">Deleted “{deleted.preset.fragment.name}”.</span>
          <Button className="button quiet" onPress={() => void putBackPreset(app)}>
            Put back
          </Button>
        </p>
      )}
    </>
  )
}

function Tool({ name, icon, onPress }: { name: string; icon: ReactNode; onPress(): void }) {
  return (
    <span title={name}>
      <Button className="button quiet icon" aria-label={name} onPress={onPress}>
        {icon}
      </Button>
    </span>
  )
}
