import type { CSSProperties } from 'react'
import { chooseProcessor } from '../../commands/choose-processor'
import { renameGroup } from '../../commands/rename-group'
import { COMPRESSOR, type StripSettings } from '../../params'
import { groupById, groupIndex } from '../../state/session-store'
import type { StripProcessor } from '../../state/view-store'
import { useApp, useSession } from '../app-context'
import { NameField } from '../controls/NameField'
import { FAMILY_LOOKS } from '../families'
import { shortName } from '../short-name'
import { CompressorEditor } from './CompressorEditor'
import { EqEditor } from './EqEditor'
import { FilterControls } from './FilterControls'
import { ProcessorTabs } from './ProcessorTabs'
import { SoloNotice } from './SoloNotice'
import { useStripResponse } from './use-response'

const PROCESSORS: readonly { id: StripProcessor; label: string }[] = [
  { id: 'eq', label: 'Equaliser' },
  { id: 'filters', label: 'Filters' },
  { id: 'compressor', label: 'Compressor' },
]

interface Props {
  readonly groupId: string
  readonly processor: StripProcessor
}

/** The chosen strip's processors, large. */
export function StripEditor({ groupId, processor }: Props) {
  const app = useApp()
  const group = useSession((state) => groupById(state.session, groupId))
  const index = useSession((state) => (state.session ? groupIndex(state.session, groupId) : -1))
  const names = useSession((state) => state.session?.groups.map((other) => other.name).join('\n') ?? '')
  if (!group) return null
  const path = ['groups', index, 'strip'] as const
  const short = shortName(group.name, names.split('\n'))
  return (
    <section
      className="editor"
      aria-label="Strip processors"
      style={{ '--hue': FAMILY_LOOKS[group.family].hue } as CSSProperties}
    >
      <div className="editor-head row">
        <span className="dot" />
        <div className="editor-name">
          <NameField name="Strip name" value={group.name} onCommit={(name) => renameGroup(app, groupId, name)} />
        </div>
        <ProcessorTabs
          options={PROCESSORS}
          value={processor}
          onChange={(id) => chooseProcessor(app, { host: 'strip', groupId, processor: id })}
        />
        <SoloNotice />
      </div>
      {processor === 'compressor' ? (
        <CompressorEditor
          table={COMPRESSOR}
          settings={group.strip.compressor}
          path={[...path, 'compressor']}
          undoName={short}
          meter={{ kind: 'strip', index }}
        />
      ) : (
        <StripEq strip={group.strip} name={short} showFilters={processor === 'filters'} index={index} />
      )}
    </section>
  )
}

interface StripEqProps {
  readonly strip: StripSettings
  readonly name: string
  readonly index: number
  readonly showFilters: boolean
}

function StripEq({ strip, name, index, showFilters }: StripEqProps) {
  const response = useStripResponse(strip, 320)
  const path = ['groups', index, 'strip'] as const
  return (
    <EqEditor response={response} eq={strip.eq} path={[...path, 'eq']} undoName={name}>
      {showFilters ? <FilterControls path={[...path, 'filters']} undoName={name} /> : null}
    </EqEditor>
  )
}
