import { useStore } from 'zustand'
import { useApp, useSession } from '../../app-context'
import { useListenSlots } from '../../transport/use-listen-slots'
import { compareViewOf } from '../compare-view'
import { ReferencePanel } from './ReferencePanel'
import { SlotRow } from './SlotRow'

/** All that can be heard, a line each; a reference's line opens to lay it beside the song. */
export function SlotTable() {
  const slots = useListenSlots()
  const open = useStore(compareViewOf(useApp()), (state) => state.open)
  const references = useSession((state) => state.session?.compare.references)
  const shown = slots.filter(({ kind, filled }) => filled || kind === 'song')
  return (
    <table className="slot-table" aria-label="What can be heard">
      <thead>
        <tr>
          <th scope="col">
            <span className="unseen">Key</span>
          </th>
          <th scope="col">Name</th>
          <th scope="col" className="figure">
            LUFS
          </th>
          <th scope="col" className="figure">
            dBTP
          </th>
          <th scope="col" className="figure">
            PLR
          </th>
          <th scope="col" className="figure heard-at">
            Heard at
          </th>
          <th scope="col">Keys</th>
          <th scope="col">
            <span className="unseen">What to do</span>
          </th>
        </tr>
      </thead>
      {shown.map((slot) => {
        const id = slot.kind === 'reference' ? slot.slot.slice('reference:'.length) : null
        const reference = references?.find((candidate) => candidate.id === id)
        const isOpen = id !== null && id === open
        return (
          <tbody key={slot.slot}>
            <SlotRow slot={slot} reference={reference ?? null} isOpen={isOpen} />
            {reference && isOpen && (
              <tr className="reference-row">
                <td colSpan={8} id={`lay-${reference.id}`}>
                  <ReferencePanel reference={reference} label={slot.label} />
                </td>
              </tr>
            )}
          </tbody>
        )
      })}
    </table>
  )
}
