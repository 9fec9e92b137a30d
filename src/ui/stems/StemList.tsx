import { useSession } from '../app-context'
import { GroupRows } from './GroupRows'

/** Every group with its stems, in stem order, with their waveforms under one cursor. */
export function StemList() {
  const ids = useSession((state) => state.session?.groups.map((group) => group.id).join(' ') ?? '')
  return (
    <div className="stem-list">
      <div className="stem-row head secondary" aria-hidden="true">
        <span>Strip</span>
        <span>Family</span>
        <span>File</span>
        <span>Rate, bits</span>
        <span>Form</span>
        <span className="stem-peak">Peak</span>
        <span>Waveform</span>
        <span />
      </div>
      <ul aria-label="Stems">
        {ids
          .split(' ')
          .filter(Boolean)
          .map((id) => (
            <GroupRows key={id} groupId={id} />
          ))}
      </ul>
    </div>
  )
}
