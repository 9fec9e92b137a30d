import { adviceCeilingDbtp, type DeliveryTarget } from '../delivery/targets/delivery-target'
import type { App } from './app'

/** Takes a service's level as the loudness target; null goes on with the target that is set. */
export function chooseService(app: App, target: DeliveryTarget | null): void {
  const level = target?.levelLufs ?? null
  app.session
    .getState()
    .edit(target ? `Target of ${target.name}` : 'Target of your own', null, [
      { path: ['delivery', 'service'], value: target?.id ?? null },
      ...(level === null ? [] : [{ path: ['delivery', 'targetLufs'], value: level }]),
    ])
}

/** The ceiling that a service advises for a master of this loudness, for the limiter. */
export function takeCeilingAdvice(app: App, target: DeliveryTarget): void {
  const { session } = app.session.getState()
  const ceilingDbtp = session && adviceCeilingDbtp(target, session.delivery.targetLufs)
  if (ceilingDbtp === null) return
  app.session
    .getState()
    .edit(`Ceiling of ${target.name}`, null, [{ path: ['master', 'limiter', 'ceilingDbtp'], value: ceilingDbtp }])
}
