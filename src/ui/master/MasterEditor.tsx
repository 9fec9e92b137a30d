import type { MasterProcessor, MasterSettings } from '../../params'
import { useSession } from '../app-context'
import { EditorHead } from './EditorHead'
import { MasterProcessorEditor } from './MasterProcessorEditor'
import { isMasterProcessorOn, MASTER_PROCESSORS } from './processors'

/** The master's processors, large, in the order in which the sound passes them. */
export function MasterEditor({ processor }: { processor: MasterProcessor }) {
  const order = useSession((state) => state.session?.master.order)
  const on = useSession(({ session }) => (session ? processorsOn(session.master) : ''))
  if (!order) return null
  return (
    <section className="editor" aria-label="Master processors">
      <EditorHead
        place={{ host: 'master', processor }}
        options={inOrder(order).map((id) => ({ id, ...MASTER_PROCESSORS[id], on: on.split(' ').includes(id) }))}
      >
        <span className="dot accent" />
        <h2 className="editor-name plain">Master</h2>
      </EditorHead>
      <MasterProcessorEditor processor={processor} />
    </section>
  )
}

function inOrder(order: MasterSettings['order']): MasterProcessor[] {
  return ['reverb', ...order, 'fades', 'limiter']
}

/** The same text while a control is turned: then nothing here is drawn anew. */
function processorsOn(master: MasterSettings): string {
  return inOrder(master.order)
    .filter((id) => isMasterProcessorOn(master, id))
    .join(' ')
}
