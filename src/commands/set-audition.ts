import type { ListeningChecks, ProcessorPlace } from '../protocol/listening'
import type { Audition } from '../state/transport-store'
import type { App } from './app'

/** Hears what a processor changes, or the song without it as loud as with it; the same again stops that. */
export function toggleAudition(app: App, kind: Audition['kind'], place: ProcessorPlace): void {
  const { audition } = app.transport.getState()
  const isHeard = audition?.on && audition.kind === kind && isSamePlace(audition.place, place)
  app.transport.setState({ audition: { kind, place, on: !isHeard } })
}

/** Ends it, with the levels that it needed. */
export function endAudition(app: App): void {
  app.transport.setState({ audition: null })
}

export function isSamePlace(a: ProcessorPlace, b: ProcessorPlace): boolean {
  if (a.host === 'strip') return b.host === 'strip' && a.groupId === b.groupId && a.processor === b.processor
  return b.host === 'master' && a.processor === b.processor
}

/** Mono, dim and the like, for the ears alone. */
export function setChecks(app: App, change: Partial<ListeningChecks>): void {
  const { checks } = app.transport.getState()
  app.transport.setState({ checks: { ...checks, ...change } })
}
