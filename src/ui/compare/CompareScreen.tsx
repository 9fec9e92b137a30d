import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import { useStore } from 'zustand'
import { setParameter } from '../../commands/set-parameter'
import { useApp, useSession } from '../app-context'
import { LabelledSwitch } from '../controls/LabelledSwitch'
import { BlindTestCard } from './blind/BlindTestCard'
import '../theme/cards.css'
import './compare.css'
import { COMPARE_PAGES, type ComparePage, compareViewOf } from './compare-view'
import { ListenPage } from './listen/ListenPage'
import { ReviewCard } from './review/ReviewCard'
import { VersionsCard } from './versions/VersionsCard'

/** Third step: is it better than what there was? By ear, by figures, without knowing which is which, and by others. */
export function CompareScreen() {
  const app = useApp()
  const view = compareViewOf(app)
  const page = useStore(view, (state) => state.page)
  const open = useSession((state) => state.session !== null)
  const match = useSession((state) => state.session?.compare.matchLoudness ?? true)
  return (
    <Tabs
      className="screen compare-screen"
      selectedKey={page}
      onSelectionChange={(key) => view.setState({ page: key as ComparePage })}
    >
      <div className="row spread">
        <TabList className="steps compare-pages" aria-label="Compare">
          {COMPARE_PAGES.map(({ id, label }) => (
            <Tab key={id} id={id} className="step">
              {label}
            </Tab>
          ))}
        </TabList>
        {open && (
          <LabelledSwitch
            name="Match loudness"
            isSelected={match}
            onChange={(on) => setParameter(app, ['compare', 'matchLoudness'], on, 'Match loudness')}
          />
        )}
      </div>
      <TabPanel id="listen" className="compare-page">
        <ListenPage />
      </TabPanel>
      <TabPanel id="versions" className="compare-page compare-work">
        <VersionsCard />
      </TabPanel>
      <TabPanel id="review" className="compare-page compare-work">
        <ReviewCard />
      </TabPanel>
      <TabPanel id="blind" className="compare-page compare-work">
        <BlindTestCard />
      </TabPanel>
    </Tabs>
  )
}
