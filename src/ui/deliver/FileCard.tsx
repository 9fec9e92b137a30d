import { DELIVERY } from '../../params'
import { FORMATS } from '../../session/export-format'
import { useSession } from '../app-context'
import { ParamSwitch } from '../controls/ParamSwitch'
import { DitherChoice } from './DitherChoice'
import { FileNameField } from './FileNameField'
import { FormatChoice } from './FormatChoice'
import { RateChoice } from './RateChoice'

/** What kind of file the master becomes: its format, rate, dither, name, and whether the session travels in it. */
export function FileCard() {
  const session = useSession((state) => state.session)
  return (
    <section className="card" aria-labelledby="deliver-file">
      <h2 id="deliver-file">File</h2>
      <FormatChoice />
      {session && (
        <div className="file-settings">
          <RateChoice session={session} />
          <DitherChoice settings={session.export} />
          <EmbedSwitch isLossy={FORMATS[session.export.format].lossy} />
          <FileNameField session={session} />
        </div>
      )}
    </section>
  )
}

function EmbedSwitch({ isLossy }: { isLossy: boolean }) {
  const { embedSession } = DELIVERY
  return (
    <div className="file-setting" title={embedSession.help}>
      <span className="file-setting-name" aria-hidden="true">
        Session
      </span>
      <div className="file-setting-body">
        <ParamSwitch
          param={embedSession}
          path={['delivery', 'embedSession']}
          undoName={embedSession.label}
          text="In the file"
        />
        <p className="secondary">
          {isLossy
            ? 'Only WAV and FLAC carry it: a file coded with loss goes without.'
            : 'The file can be opened here and rendered again. It tells whoever gets it your settings and the names of the stems’ files.'}
        </p>
      </div>
    </div>
  )
}
