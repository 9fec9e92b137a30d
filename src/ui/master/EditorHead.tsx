import type { ReactNode } from 'react'
import { chooseProcessor } from '../../commands/choose-processor'
import type { MasterProcessor, StripProcessor } from '../../params'
import type { ProcessorPlace } from '../../protocol/listening'
import { useApp } from '../app-context'
import { PresetsButton } from '../presets/PresetsButton'
import { useSettingsClipboard } from '../presets/use-settings-clipboard'
import { AuditionButtons } from './AuditionButtons'
import { ProcessorTabs } from './ProcessorTabs'
import type { ProcessorName } from './processors'
import { SideButtons } from './SideButtons'
import { SoloNotice } from './SoloNotice'
import { useAloneKey } from './use-alone-key'
import './editor-head.css'

interface Props {
  readonly place: ProcessorPlace
  /** The strip's or the master's processors in the order of the sound. */
  readonly options: readonly (ProcessorName & { readonly id: StripProcessor | MasterProcessor; readonly on: boolean })[]
  /** Whose they are. */
  readonly children: ReactNode
}

/** The line above an editor: whose processors, which of them is open, and what can be done with its settings. */
export function EditorHead({ place, options, children }: Props) {
  const app = useApp()
  useAloneKey()
  useSettingsClipboard()
  const isOn = options.find(({ id }) => id === place.processor)?.on ?? false
  return (
    <div className="editor-head row">
      {children}
      <ProcessorTabs
        options={options}
        value={place.processor}
        onChange={(processor) => chooseProcessor(app, { ...place, processor } as ProcessorPlace)}
      />
      <div className="editor-tools row">
        <PresetsButton place={place} />
        <SideButtons place={place} />
        <AuditionButtons place={place} isOn={isOn} />
      </div>
      <SoloNotice />
    </div>
  )
}
