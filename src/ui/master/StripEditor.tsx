import type { CSSProperties } from 'react'
import { renameGroup } from '../../commands/rename-group'
import type { StripProcessor } from '../../params'
import { shortName } from '../../session/short-name'
import { groupById, groupIndex } from '../../state/session-store'
import { useApp, useSession } from '../app-context'
import { NameField } from '../controls/NameField'
import { FAMILY_LOOKS } from '../families'
import { EditorHead } from './EditorHead'
import { isStripProcessorOn, STRIP_PROCESSORS } from './processors'
import { StripProcessorEditor } from './StripProcessorEditor'

const PROCESSORS = Object.keys(STRIP_PROCESSORS) as StripProcessor[]

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
  const short = shortName(group.name, names.split('\n'))
  return (
    <section
      className="editor"
      aria-label="Strip processors"
      style={{ '--hue': FAMILY_LOOKS[group.family].hue } as CSSProperties}
    >
      <EditorHead
        place={{ host: 'strip', groupId, processor }}
        options={PROCESSORS.map((id) => ({ id, ...STRIP_PROCESSORS[id], on: isStripProcessorOn(group.strip, id) }))}
      >
        <span className="dot" />
        <div className="editor-name">
          <NameField name="Strip name" value={group.name} onCommit={(name) => renameGroup(app, groupId, name)} />
        </div>
      </EditorHead>
      <StripProcessorEditor group={group} index={index} processor={processor} undoName={short} />
    </section>
  )
}
