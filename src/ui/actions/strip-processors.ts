import type { App } from '../../commands/app'
import { chooseProcessor } from '../../commands/choose-processor'
import { toggleLink } from '../../commands/link-strips'
import { setFamily } from '../../commands/set-family'
import { setParameter } from '../../commands/set-parameter'
import { toggleMute } from '../../commands/toggle-mute'
import { clearSolo, toggleSolo } from '../../commands/toggle-solo'
import type { StripProcessor } from '../../params'
import { FAMILIES, type GroupDoc } from '../../session/document'
import { shortName } from '../../session/short-name'
import type { Chosen } from '../../state/view-store'
import { FAMILY_LOOKS } from '../families'
import { STRIP_PROCESSORS } from '../master/processors'
import type { Action } from './action'

/** Goes to the Master screen, with a processor open in the middle. */
export function openProcessor(app: App, chosen: Chosen): void {
  chooseProcessor(app, chosen)
  app.view.setState({ tab: 'master' })
}

/** What can be done with each strip of the session that is open. */
export function stripActions(app: App): Action[] {
  const groups = app.session.getState().session?.groups ?? []
  const names = groups.map(({ name }) => name)
  const { soloed, bandSolo } = app.transport.getState()
  const perStrip = groups.flatMap((group, index) => ofStrip(app, group, index, shortName(group.name, names)))
  if (soloed.size === 0 && bandSolo === null) return perStrip
  const endSolo: Action = { id: 'strip.end-solo', label: 'End all solos', group: 'Strip', run: clearSolo }
  return [endSolo, ...perStrip]
}

function ofStrip(app: App, group: GroupDoc, index: number, name: string): Action[] {
  const { id, strip, family } = group
  const also = [group.name, FAMILY_LOOKS[family].label, 'strip', 'channel']
  const action = (what: string, label: string, run: (app: App) => void, more: Partial<Action> = {}): Action => ({
    ...{ id: `strip.${id}.${what}`, label, group: 'Strip', alsoCalled: also, run },
    ...more,
  })
  const opened = (Object.keys(STRIP_PROCESSORS) as StripProcessor[]).map((processor) =>
    action(`open-${processor}`, `${name}: ${STRIP_PROCESSORS[processor].label}`, (now) =>
      openProcessor(now, { host: 'strip', groupId: id, processor }),
    ),
  )
  const switched = (Object.keys(STRIP_PROCESSORS) as StripProcessor[]).flatMap((processor) => {
    const { label } = STRIP_PROCESSORS[processor]
    const settings: object = strip[processor]
    if (!('on' in settings)) return []
    const on = settings.on === true
    const path = ['groups', index, 'strip', processor, 'on']
    const run = (now: App) => setParameter(now, path, !on, `${name} ${label.toLowerCase()}`)
    return [action(`switch-${processor}`, `${name}: ${label} ${on ? 'off' : 'on'}`, run, { deep: true })]
  })
  const families = FAMILIES.filter((other) => other !== family).map((other) =>
    action(`family-${other}`, `${name} is ${FAMILY_LOOKS[other].label}`, (now) => setFamily(now, id, other), {
      deep: true,
      alsoCalled: [...also, 'family', 'colour'],
    }),
  )
  const isLinked = app.session.getState().session?.hand.linked.includes(id) ?? false
  const isSolo = app.transport.getState().soloed.has(id)
  return [
    ...opened,
    action('mute', `${strip.output.mute ? 'Unmute' : 'Mute'} ${name}`, (now) => toggleMute(now, id), { deep: true }),
    action('solo', isSolo ? `End solo of ${name}` : `Solo ${name}`, (now) => toggleSolo(now, id), { deep: true }),
    action('link', `${isLinked ? 'Unlink' : 'Link'} ${name}`, (now) => toggleLink(now, id), {
      deep: true,
      alsoCalled: [...also, 'group', 'together', 'gang'],
    }),
    ...switched,
    ...families,
  ]
}
