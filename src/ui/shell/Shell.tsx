import type { ReactNode } from 'react'
import { TabPanel, Tabs } from 'react-aria-components'
import type { Tab } from '../../state/view-store'
import { useApp, useView } from '../app-context'
import { CompareScreen } from '../compare/CompareScreen'
import { DeliverScreen } from '../deliver/DeliverScreen'
import { FiguresPanel } from '../figures/FiguresPanel'
import { MasterScreen } from '../master/MasterScreen'
import { DropTarget } from '../stems/DropTarget'
import { StemsScreen } from '../stems/StemsScreen'
import { ListenTo } from '../transport/ListenTo'
import { TimeLine } from '../transport/TimeLine'
import { TransportButtons } from '../transport/TransportButtons'
import '../transport/transport.css'
import '../meters/meters.css'
import { Notices } from './Notices'
import { StatusBar } from './StatusBar'
import './shell.css'
import { TopBar } from './TopBar'

/** One place, four steps: the steps across the top change the middle; transport, time line and "Listen to" never move. */
export function Shell() {
  const app = useApp()
  const tab = useView((state) => state.tab)
  return (
    <Tabs className="shell" selectedKey={tab} onSelectionChange={(key) => app.view.setState({ tab: key as Tab })}>
      <TopBar />
      <section className="transport" aria-label="Transport">
        <TransportButtons />
        <TimeLine />
        <ListenTo />
      </section>
      <Notices />
      <main className="middle">
        <Panel id="stems">
          <StemsScreen />
        </Panel>
        <Panel id="master">
          <MasterScreen />
        </Panel>
        <Panel id="compare">
          <CompareScreen />
        </Panel>
        <Panel id="deliver">
          <DeliverScreen />
        </Panel>
        <FiguresPanel />
      </main>
      <StatusBar />
      <DropTarget />
    </Tabs>
  )
}

function Panel({ id, children }: { id: Tab; children: ReactNode }) {
  return (
    <TabPanel id={id} className="panel">
      {children}
    </TabPanel>
  )
}
