import { AlternatesCard } from './AlternatesCard'
import { CertificateCard } from './certificate/CertificateCard'
import { CodecCheckCard } from './codec-check/CodecCheckCard'
import { ExportCard } from './ExportCard'
import { ExportedCard } from './ExportedCard'
import { FileCard } from './FileCard'
import { MetadataCard } from './MetadataCard'
import { SessionCard } from './SessionCard'
import { TargetCard } from './targets/TargetCard'
import { VersionCard } from './VersionCard'
import '../theme/cards.css'
import './deliver.css'
import './file.css'

/** Last step, in the order of the work: what the files are to be, the files, and how they stand. */
export function DeliverScreen() {
  return (
    <div className="screen deliver-screen">
      <div className="deliver-columns">
        <div className="deliver-column target">
          <TargetCard />
        </div>
        <div className="deliver-column file">
          <FileCard />
          <MetadataCard />
        </div>
        <div className="deliver-column beside">
          <AlternatesCard />
        </div>
        <div className="deliver-column outcome">
          <ExportCard />
          <VersionCard />
          <ExportedCard />
          <CertificateCard />
          <CodecCheckCard />
          <SessionCard />
        </div>
      </div>
    </div>
  )
}
