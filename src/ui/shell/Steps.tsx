import type { KeyboardEvent } from 'react'
import type { Tab } from '../../state/view-store'
import { useApp, useView } from '../app-context'
import { StandingSign } from './StandingSign'
import { panelId, STEPS, tabId } from './step-ids'
import { STANDING_WORDS, useStandings } from './use-standings'

/**
 * The four steps of the work: tabs by the ARIA practice, of which the arrow keys choose at once. How a step stands and
 * what it measured is read out after its name; it is not part of the name.
 */
export function Steps() {
  const app = useApp()
  const tab = useView((state) => state.tab)
  const standings = useStandings()
  const open = (id: Tab) => app.view.setState({ tab: id })
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
    const index = STEPS.findIndex(({ id }) => id === tab)
    const last = STEPS.length - 1
    const next = {
      ArrowRight: index === last ? 0 : index + 1,
      ArrowLeft: index === 0 ? last : index - 1,
      Home: 0,
      End: last,
    }[event.key]
    const step = next === undefined ? undefined : STEPS[next]
    if (!step) return
    event.preventDefault()
    event.stopPropagation()
    open(step.id)
    document.getElementById(tabId(step.id))?.focus()
  }
  return (
    <>
      <div className="steps" role="tablist" aria-label="Steps" aria-orientation="horizontal" onKeyDown={onKeyDown}>
        {STEPS.map(({ id, label }) => {
          const { standing, measured } = standings[id]
          const isOpen = id === tab
          return (
            <button
              key={id}
              id={tabId(id)}
              type="button"
              role="tab"
              className="step"
              tabIndex={isOpen ? 0 : -1}
              aria-selected={isOpen}
              aria-controls={isOpen ? panelId(id) : undefined}
              aria-describedby={`standing-${id}`}
              data-selected={isOpen || undefined}
              title={`${label}: ${STANDING_WORDS[standing]}${measured === '' ? '' : `, ${measured}`}`}
              onClick={() => open(id)}
            >
              <StandingSign standing={standing} />
              <span className="step-words">
                <span className="step-name">{label}</span>
                <span className="step-measured cut" aria-hidden="true">
                  {measured || STANDING_WORDS[standing]}
                </span>
              </span>
            </button>
          )
        })}
      </div>
      {STEPS.map(({ id }) => {
        const { standing, measured } = standings[id]
        return (
          <span key={id} id={`standing-${id}`} hidden>
            {measured === '' ? STANDING_WORDS[standing] : `${STANDING_WORDS[standing]}, ${measured}`}
          </span>
        )
      })}
    </>
  )
}
