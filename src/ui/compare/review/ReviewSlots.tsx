import { Checkbox } from 'react-aria-components'
import { useStore } from 'zustand'
import type { ReviewChoice } from '../../../commands/review-choice'
import type { VersionDoc } from '../../../project/project'
import { useApp, useSession } from '../../app-context'
import { countText } from '../../controls/date-text'

type Chosen = Omit<ReviewChoice, 'message' | 'codec'>

interface Props {
  readonly versions: readonly VersionDoc[]
  readonly chosen: Chosen
  onChange(chosen: Chosen): void
}

/** What a review holds: versions, and what they are held against. */
export function ReviewSlots({ versions, chosen, onChange }: Props) {
  const app = useApp()
  const compare = useSession((state) => state.session?.compare)
  const prepared = useStore(app.compare, (state) => state.versions)
  const isReady = (id: string) => prepared.some((known) => known.versionId === id && known.sound !== null)
  const unready = chosen.versions.filter((id) => !isReady(id)).length
  return (
    <fieldset className="review-slots">
      <legend className="secondary">In the review</legend>
      {versions.map(({ id, name }) => (
        <Chip
          key={id}
          label={name}
          isSelected={chosen.versions.includes(id)}
          onChange={(on) => onChange({ ...chosen, versions: toggled(chosen.versions, id, on, versions) })}
        />
      ))}
      {compare?.rough && (
        <Chip label="Rough mix" isSelected={chosen.rough} onChange={(rough) => onChange({ ...chosen, rough })} />
      )}
      <Chip label="Plain sum" isSelected={chosen.sum} onChange={(sum) => onChange({ ...chosen, sum })} />
      {compare?.references.map(({ id, name }) => (
        <Chip
          key={id}
          label={name}
          isSelected={chosen.references.includes(id)}
          onChange={(on) => onChange({ ...chosen, references: toggled(chosen.references, id, on, compare.references) })}
        />
      ))}
      {unready > 0 && <p className="secondary">{countText(unready, 'version')} will be rendered first.</p>}
    </fieldset>
  )
}

interface ChipProps {
  readonly label: string
  readonly isSelected: boolean
  onChange(on: boolean): void
}

function Chip({ label, isSelected, onChange }: ChipProps) {
  return (
    <Checkbox className="toggle chip" isSelected={isSelected} onChange={onChange}>
      <span className="cut">{label}</span>
    </Checkbox>
  )
}

/** In the order in which they are shown. */
function toggled(ids: readonly string[], id: string, on: boolean, shown: readonly { readonly id: string }[]): string[] {
  return shown.map((item) => item.id).filter((other) => (other === id ? on : ids.includes(other)))
}
