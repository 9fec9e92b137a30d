import { type ComponentType, useEffect } from 'react'
import type { Tab } from '../../state/view-store'
import { useView } from '../app-context'
import { ControlMenu } from '../controls/ControlMenu'
import { FiguresPanel } from '../figures/FiguresPanel'
import { DropTarget } from '../stems/DropTarget'
import { StemsScreen } from '../stems/StemsScreen'
import { ListenTo } from '../transport/ListenTo'
import { TimeLine } from '../transport/TimeLine'
import { TransportButtons } from '../transport/TransportButtons'
import '../transport/transport.css'
import '../meters/meters.css'
import { CompareScreen, DeliverScreen, MasterScreen, preloadScreens } from './lazy-screens'
import { Notices } from './Notices'
import { Overlays } from './Overlays'
import { Panel } from './Panel'
import { StatusBar } from './StatusBar'
import './paint.css'
import './shell.css'
import './sizes.css'
import { TopBar } from './TopBar'

const SCREENS: Readonly<Record<Tab, ComponentType>> = {
  stems: StemsScreen,
  master: MasterScreen,
  compare: CompareScreen,
  deliver: DeliverScreen,
}

/** One place, four steps: the steps across the top change the middle; transport, time line and "Listen to" never move. */
export function Shell() {
  const tab = useView((state) => state.tab)
  const Screen = SCREENS[tab]
  useEffect(preloadScreens, [])
  return (
    <div className="shell">
      <TopBar />
      <section className="transport" aria-label="Transport">
        <TransportButtons />
        <TimeLine />
        <ListenTo />
      </section>
      <Notices />
      <main className="middle">
        <Panel key={tab} id={tab}>
          <Screen />
        </Panel>
        <FiguresPanel />
      </main>
      <StatusBar />
      <DropTarget />
      <ControlMenu />
      <Overlays />
    </div>
  )
}
