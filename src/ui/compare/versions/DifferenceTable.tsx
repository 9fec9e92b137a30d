import { useId, useState } from 'react'
import type { Difference } from '../../../project/difference'
import { countText } from '../../controls/date-text'

interface Props {
  readonly differences: readonly Difference[]
  readonly before: string
  readonly after: string
  /** Of more rows than this, one searches. */
  readonly searchable?: boolean
}

/** In what two states differ, setting by setting. */
export function DifferenceTable({ differences, before, after, searchable = true }: Props) {
  const [wanted, setWanted] = useState('')
  const id = useId()
  const words = wanted.toLowerCase().split(/\s+/).filter(Boolean)
  const shown = differences.filter((row) => {
    const text = Object.values(row).join(' ').toLowerCase()
    return words.every((word) => text.includes(word))
  })
  if (differences.length === 0) return <p className="secondary">The two are the same: no setting differs.</p>
  return (
    <div className="differences">
      {searchable && (
        <div className="row wrap">
          <label htmlFor={id} className="unseen">
            Search the differences
          </label>
          <input
            id={id}
            type="search"
            className="text-input filled differences-search"
            placeholder="Search, such as vocal or EQ"
            value={wanted}
            onChange={(event) => setWanted(event.target.value)}
          />
          <span role="status" className="secondary">
            {words.length > 0
              ? `${shown.length} of ${countText(differences.length, 'setting')}`
              : countText(differences.length, 'setting differs', 'settings differ')}
          </span>
        </div>
      )}
      <table aria-label={`Differences of ${before} and ${after}`}>
        <thead>
          <tr>
            <th scope="col">Setting</th>
            <th scope="col" className="cut" title={before}>
              {before}
            </th>
            <th scope="col" className="cut" title={after}>
              {after}
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <tr key={`${row.place}\n${row.label}\n${row.before}\n${row.after}`}>
              <th scope="row">
                {row.label}
                <small className="secondary">{row.place}</small>
              </th>
              <td>{row.before}</td>
              <td>{row.after}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
