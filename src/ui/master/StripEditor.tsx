import type { CSSProperties } from 'react'
import { renameGroup } from '../../commands/rename-group'
import type { StripProcessor, StripSettings } from '../../params'
import { shortName } from '../../session/short-name'
import { groupById } from '../../state/session-store'
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
  // Each of them stays the same while a control is turned: then nothing here is drawn anew.
  const name = useSession((state) => groupById(state.session, groupId)?.name)
  const family = useSession((state) => groupById(state.session, groupId)?.family)
  const on = useSession(({ session }) => processorsOn(groupById(session, groupId)?.strip))
  const names = useSession((state) => state.session?.groups.map((other) => other.name).join('\n') ?? '')
  if (name === undefined || family === undefined) return null
  const short = shortName(name, names.split('\n'))
  return (
    <section
      className="editor"
      aria-label="Strip processors"
      style={{ '--hue': FAMILY_LOOKS[family].hue } as CSSProperties}
    >
      <EditorHead
        place={{ host: 'strip', groupId, processor }}
        options={PROCESSORS.map((id) => ({ id, ...STRIP_PROCESSORS[id], on: on.split(' ').includes(id) }))}
      >
        <span className="dot" />
        <div className="editor-name">
          {/* The whole name is there to be typed over; at rest what tells the strips apart is enough. */}
          <span className="editor-short cut" aria-hidden="true">
            {short}
          </span>
          <NameField name="Strip name" value={name} onCommit={(next) => renameGroup(app, groupId, next)} />
        </div>
      </EditorHead>
      <StripProcessorEditor groupId={groupId} processor={processor} undoName={short} />
    </section>
  )
}

function processorsOn(strip: StripSettings | undefined): string {
  return strip ? PROCESSORS.filter((id) => isStripProcessorOn(strip, id)).join(' ') : ''
}
