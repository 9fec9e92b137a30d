import { useEffect, useState } from 'react'
import { Radio, RadioGroup } from 'react-aria-components'
import { useStore } from 'zustand'
import { chooseSlot } from '../../commands/choose-slot'
import type { MonitorSlot } from '../../protocol/listening'
import { useApp, useTransport } from '../app-context'
import type { ListenSlot } from './listen-slots'
import { SoundsMenu } from './SoundsMenu'
import { useListenSlots } from './use-listen-slots'

type Kind = ListenSlot['kind']

/** Stands in the place of the references while there are none. */
const NO_REFERENCE: ListenSlot = {
  slot: 'reference:none',
  kind: 'reference',
  label: 'Reference',
  short: 'Ref',
  name: 'Reference',
  key: null,
  filled: false,
}

/** What is heard. Of many references and versions the one that was heard last stands here, all of them in the menu. */
export function ListenSegments() {
  const app = useApp()
  const slots = useListenSlots()
  const slot = useTransport((state) => state.slot)
  const sideA = useTransport((state) => state.sideA)
  const sideB = useTransport((state) => state.sideB)
  const hasVersions = useStore(app.project, ({ project }) => (project?.versions.length ?? 0) > 0)
  const [last, setLast] = useState<Partial<Record<Kind, MonitorSlot>>>({})
  const kind = slots.find((candidate) => candidate.slot === slot)?.kind
  useEffect(() => {
    if (kind) setLast((before) => ({ ...before, [kind]: slot }))
  }, [slot, kind])

  const shown = (of: Kind) => {
    const all = slots.filter((candidate) => candidate.kind === of && candidate.filled)
    const wanted = [slot, last[of], sideB, sideA].map((id) => all.find((candidate) => candidate.slot === id))
    return wanted.find((found) => found !== undefined) ?? all[0]
  }
  const version = shown('version')
  const segments = [
    ...slots.filter((candidate) => candidate.kind === 'song'),
    shown('reference') ?? NO_REFERENCE,
    ...(version ? [version] : []),
  ]
  return (
    <div className="listen-row">
      <RadioGroup
        className="segments listen-segments"
        aria-label="Listen to"
        orientation="horizontal"
        value={slot}
        onChange={(value) => chooseSlot(app, value as MonitorSlot)}
      >
        {segments.map(({ slot: id, label, short, name, key, filled }) => (
          <Radio
            key={id}
            value={id}
            className="segment"
            aria-label={label}
            {...(key ? { 'aria-keyshortcuts': key } : {})}
            isDisabled={!filled}
          >
            <span className="cut segment-text" title={name}>
              {short}
            </span>
          </Radio>
        ))}
      </RadioGroup>
      <SoundsMenu slots={slots} hasVersions={hasVersions} />
    </div>
  )
}
