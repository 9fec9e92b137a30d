import { useImports, useSession } from '../app-context'
import { AddStems } from './AddStems'
import { EmptyPage } from './EmptyPage'
import { ImportList } from './ImportList'
import { StemList } from './StemList'
import './stems.css'

/** First step: bring the stems, see what came, say what each one is. */
export function StemsScreen() {
  const empty = useSession((state) => !state.session || state.session.groups.length === 0)
  const busy = useImports((state) => state.jobs.some((job) => job.error === null))
  return (
    <div className="screen stems-screen">
      {empty && !busy ? <EmptyPage /> : <AddStems />}
      <ImportList />
      {!empty && <StemList />}
    </div>
  )
}
