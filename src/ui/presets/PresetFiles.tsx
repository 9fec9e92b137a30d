import { useStore } from 'zustand'
import { importPresets } from '../../commands/preset-files'
import { useApp } from '../app-context'
import { FileButton } from '../controls/FileButton'

/** Presets from files, and what could not be kept or taken. */
export function PresetFiles() {
  const app = useApp()
  const problem = useStore(app.presets, (state) => state.problem)
  return (
    <div className="preset-files row">
      <FileButton
        label="Import presets"
        accept=".json,application/json"
        multiple
        onFiles={(files) => void importPresets(app, files)}
      />
      {problem && (
        <p className="preset-problem" role="alert">
          {problem}
        </p>
      )}
    </div>
  )
}
