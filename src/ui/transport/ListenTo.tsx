import { useTransport } from '../app-context'
import { AuditionNotice } from './AuditionNotice'
import { ChecksMenu } from './ChecksMenu'
import { ListenMatch } from './ListenMatch'
import { ListenSegments } from './ListenSegments'
import { ListenSides } from './ListenSides'
import './listen.css'
import { MonitorLevel } from './MonitorLevel'

/** What reaches the ears, and how: always at hand, by keys too. During a blind test it tells nothing. */
export function ListenTo() {
  const blind = useTransport((state) => state.blind)
  return (
    <div className="listen-to">
      {blind ? <BlindNotice /> : <Slots />}
      <div className="listen-level">
        <MonitorLevel />
        <ChecksMenu />
      </div>
    </div>
  )
}

function Slots() {
  const isNoticed = useTransport(({ audition }) => audition !== null && (audition.on || audition.kind === 'bypass'))
  return (
    <>
      <div className="listen-head">
        {isNoticed ? (
          <AuditionNotice />
        ) : (
          <>
            <ListenSides />
            <ListenMatch />
          </>
        )}
      </div>
      <ListenSegments />
    </>
  )
}

function BlindNotice() {
  return (
    <div className="listen-blind">
      <strong>Blind test</strong>
      <span className="secondary">What you hear is not told until it ends.</span>
    </div>
  )
}
