import { useState } from 'react'
import type { SectionRow } from '../../analysis/section-figures'
import { timeText } from '../../params/value-text'
import type { MonitorSlot } from '../../protocol/listening'
import { useLoudness } from '../app-context'
import { Choice } from '../controls/Choice'
import { useListenSlots } from '../transport/use-listen-slots'
import './section-table.css'
import { SectionFigure } from './SectionFigure'
import { SECTION_FIGURES, type SectionFigureId } from './section-figure'
import { useSectionRows } from './use-section-rows'

/** How loud and how dynamic each section is, in the master and in all that it is compared with. */
export function SectionTable() {
  const [figure, setFigure] = useState<SectionFigureId>('integratedLufs')
  const listen = useListenSlots()
  const rows = useSectionRows()
  const measuring = useLoudness(({ slots }) => Object.values(slots).some((slot) => slot?.status === 'measuring'))
  if (!rows) return null
  const { sections, song, looped } = rows
  const slots = listen.filter(({ slot }) => slot in song.cells)
  const lines = [...sections, song]
  return (
    <section className="card section-card" aria-labelledby="by-section">
      <div className="row spread">
        <h2 id="by-section">By section</h2>
        <Choice<SectionFigureId>
          name="Figure by section"
          options={SECTION_FIGURES}
          value={figure}
          onChange={setFigure}
        />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard. */}
      <section className="section-scroll" aria-label="Figures by section" tabIndex={0}>
        <table
          className="section-table"
          aria-label={`By section: ${SECTION_FIGURES.find(({ id }) => id === figure)?.label}`}
        >
          <thead>
            <tr>
              <th scope="col">Section</th>
              {slots.map(({ slot, name, short }) => (
                <th key={slot} scope="col" className="cut" title={name}>
                  {short}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line === song ? 'song' : line.startSeconds} className={line === song ? 'whole' : ''}>
                <th scope="row">
                  <SectionHead line={line} isSong={line === song} />
                </th>
                {slots.map(({ slot }) => (
                  <SectionFigure key={slot} figure={figure} cell={line.cells[slot]} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p className="secondary">
        {measuring && <span className="attention">Being measured. </span>}
        {sections.length === 0
          ? 'With sections on the time line each of them has its line here.'
          : figure === 'integratedLufs' && 'Beside a loudness: by how much it is over the section before, in LU. '}
        {figure === 'loudnessRangeLu' && 'Sections of less than 30 s have no loudness range. '}
        {looped.size > 0 && 'A reference that loops is its loop in every section.'}
      </p>
    </section>
  )
}

function SectionHead({ line, isSong }: { line: SectionRow<MonitorSlot>; isSong: boolean }) {
  return (
    <>
      {line.name} {!isSong && <small>{timeText(line.startSeconds, 0)}</small>}
    </>
  )
}
