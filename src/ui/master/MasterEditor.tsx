import { chooseProcessor } from '../../commands/choose-processor'
import type { MasterProcessor, MasterSettings } from '../../params'
import { useApp, useSession } from '../app-context'
import { AuditionButtons } from './AuditionButtons'
import { MasterProcessorEditor } from './MasterProcessorEditor'
import { ProcessorTabs } from './ProcessorTabs'
import { isMasterProcessorOn, MASTER_PROCESSORS } from './processors'
import { SoloNotice } from './SoloNotice'

/** The master's processors, large, in the order in which the sound passes them. */
export function MasterEditor({ processor }: { processor: MasterProcessor }) {
  const app = useApp()
  const master = useSession((state) => state.session?.master)
  if (!master) return null
  return (
    <section className="editor" aria-label="Master processors">
      <div className="editor-head row">
        <span className="dot accent" />
        <h2 className="editor-name plain">Master</h2>
        <ProcessorTabs
          options={inOrder(master).map((id) => ({
            id,
            ...MASTER_PROCESSORS[id],
            on: isMasterProcessorOn(master, id),
          }))}
          value={processor}
          onChange={(id) => chooseProcessor(app, { host: 'master', processor: id })}
        />
        <AuditionButtons place={{ host: 'master', processor }} isOn={isMasterProcessorOn(master, processor)} />
        <SoloNotice />
      </div>
      <MasterProcessorEditor master={master} processor={processor} />
    </section>
  )
}

function inOrder(master: MasterSettings): MasterProcessor[] {
  return ['reverb', ...master.order, 'fades', 'limiter']
}
