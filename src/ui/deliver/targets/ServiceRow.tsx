import { useState } from 'react'
import { Button, ToggleButton } from 'react-aria-components'
import { useStore } from 'zustand'
import { auditionService } from '../../../commands/audition-service'
import type { DeliveryTarget } from '../../../delivery/targets/delivery-target'
import { whatServiceDoes } from '../../../delivery/targets/what-service-does'
import { masterLoudness } from '../../../state/loudness-store'
import { useApp, useLoudness } from '../../app-context'
import { withMinusSigns } from './minus-signs'

const TRUST = {
  primary: 'Read at its source',
  secondary: 'By others than the service',
  unconfirmed: 'Unconfirmed',
} as const

/** One service: what it will do, the ear's way to check it, and under its name where that is from. */
export function ServiceRow({ target }: { target: DeliveryTarget }) {
  const { id, name, confidence, kind } = target
  const app = useApp()
  const figures = useLoudness((state) => masterLoudness(state).figures)
  const auditioned = useStore(app.services, (state) => state.auditioned === id)
  const [open, setOpen] = useState(false)
  const doubt = confidence === 'unconfirmed' ? ' service-doubt' : ''
  return (
    <li className={`service${doubt}`} aria-label={name}>
      <Button className="button quiet service-name" aria-expanded={open} onPress={() => setOpen(!open)}>
        <span aria-hidden="true">{open ? '▾' : '▸'}</span>
        <span>{name}</span>
      </Button>
      <span className="service-effect">
        {figures ? withMinusSigns(whatServiceDoes(target, figures).sentence) : '–'}
        {confidence === 'unconfirmed' && ' (unconfirmed)'}
      </span>
      {kind === 'streaming' && (
        <ToggleButton
          className="toggle"
          aria-label={`Hear as on ${name}`}
          isSelected={auditioned}
          isDisabled={!figures && !auditioned}
          onChange={(on) => auditionService(app, on ? id : null)}
        >
          Hear
        </ToggleButton>
      )}
      {open && <ServiceSource target={target} />}
    </li>
  )
}

/** Source and date: a level without them is hearsay. */
function ServiceSource({ target }: { target: DeliveryTarget }) {
  const { note, source, sourceUrl, date, confidence } = target
  return (
    <div className="service-source secondary">
      {note && <p>{withMinusSigns(note)}</p>}
      <p>
        {TRUST[confidence]}: {source}, read {date}.
      </p>
      <p className="service-address">{sourceUrl}</p>
    </div>
  )
}
