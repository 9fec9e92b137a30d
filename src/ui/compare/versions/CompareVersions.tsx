import { useState } from 'react'
import { Button } from 'react-aria-components'
import { chooseSlot, setSide } from '../../../commands/choose-slot'
import { prepareVersion } from '../../../commands/prepare-version'
import type { VersionDoc } from '../../../project/project'
import type { MonitorSlot } from '../../../protocol/listening'
import { useApp, useSession, useTransport } from '../../app-context'
import { Choice } from '../../controls/Choice'
import { useDifferences, useStateHash } from '../../use-project'
import { DifferenceTable } from './DifferenceTable'

const NOW = 'now'

/** Two states against each other: by ear on A and B, and as the list of what differs. */
export function CompareVersions({ versions }: { versions: readonly VersionDoc[] }) {
  const app = useApp()
  const session = useSession((state) => state.session)
  const isBlind = useTransport((state) => state.blind)
  const [left, setLeft] = useState<string | null>(null)
  const [right, setRight] = useState(NOW)
  const [isPreparing, setPreparing] = useState(false)
  const versionOf = (id: string | null) => versions.find((version) => version.id === id) ?? null
  const state = useStateHash()
  const other = versions.find(({ stateSha256 }) => stateSha256 !== state) ?? (versions[0] as VersionDoc)
  // What was chosen may have been taken off the list.
  const before = versionOf(left) ?? other
  const after = versionOf(right)
  const found = useDifferences(before.session, after?.session ?? session)
  const options = versions.map(({ id, name }) => ({ id, label: name }))
  const afterName = after?.name ?? 'As it stands now'

  const hear = async () => {
    setPreparing(true)
    const isReady = (await prepareVersion(app, before)) && (!after || (await prepareVersion(app, after)))
    setPreparing(false)
    if (!isReady) return
    const slots: [MonitorSlot, MonitorSlot] = [`version:${before.id}`, after ? `version:${after.id}` : 'master']
    setSide(app, 'a', slots[0])
    setSide(app, 'b', slots[1])
    chooseSlot(app, slots[0])
  }
  return (
    <section className="card work-card" aria-labelledby="compare-two">
      <h2 id="compare-two">Compare two</h2>
      <div className="row wrap">
        <div className="version-choice">
          <Choice name="Version A" options={options} value={before.id} onChange={setLeft} />
        </div>
        <span className="secondary">and</span>
        <div className="version-choice">
          <Choice
            name="Version B"
            options={[{ id: NOW, label: 'As it stands now' }, ...options]}
            value={after?.id ?? NOW}
            onChange={setRight}
          />
        </div>
        <Button
          className="button"
          isDisabled={isPreparing || isBlind || before.id === after?.id}
          onPress={() => void hear()}
        >
          {isPreparing ? 'Rendering' : 'Hear as A and B'}
        </Button>
      </div>
      <DifferenceTable differences={found} before={before.name} after={afterName} />
    </section>
  )
}
