import type { MasterProcessor, MasterSettings } from '../../params'
import { useSession } from '../app-context'
import { EditorHead } from './EditorHead'
import { MasterProcessorEditor } from './MasterProcessorEditor'
import { isMasterProcessorOn, MASTER_PROCESSORS } from './processors'

/** The master's processors, large, in the order in which the sound passes them. */
export function MasterEditor({ processor }: { processor: MasterProcessor }) {
  const master = useSession((state) => state.session?.master)
  if (!master) return null
  return (
    <section className="editor" aria-label="Master processors">
      <EditorHead
        place={{ host: 'master', processor }}
        options={inOrder(master).map((id) => ({ id, ...MASTER_PROCESSORS[id], on: isMasterProcessorOn(master, id) }))}
      >
        <span className="dot accent" />
        <h2 className="editor-name plain">Master</h2>
      </EditorHead>
      <MasterProcessorEditor master={master} processor={processor} />
    </section>
  )
}

function inOrder(master: MasterSettings): MasterProcessor[] {
  return ['reverb', ...master.order, 'fades', 'limiter']
}
