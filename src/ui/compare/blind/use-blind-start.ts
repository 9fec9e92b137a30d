import { useEffect, useRef, useState } from 'react'
import { type BlindRequest, startBlindTest } from '../../../commands/blind-test'
import { playPause } from '../../../commands/play-pause'
import { prepareVersion } from '../../../commands/prepare-version'
import { untilMatched } from '../../../commands/until-matched'
import { versionById } from '../../../commands/version-by-id'
import { useApp } from '../../app-context'

interface BlindStart {
  /** What is still to be done before the test; null while nothing is. */
  readonly waiting: string | null
  start(request: BlindRequest): Promise<void>
  cancel(): void
}

/** Begins a blind test: versions are rendered, the loudness is matched, the song plays. */
export function useBlindStart(): BlindStart {
  const app = useApp()
  const [waiting, setWaiting] = useState<string | null>(null)
  const abort = useRef<AbortController | null>(null)
  useEffect(() => () => abort.current?.abort(), [])

  const start = async (request: BlindRequest) => {
    const { a, b } = request
    const own = new AbortController()
    abort.current = own
    setWaiting('Rendering the versions')
    for (const slot of [a, b]) {
      const version = slot.startsWith('version:') ? versionById(app, slot.slice('version:'.length)) : null
      if (version && !(await prepareVersion(app, version))) own.abort()
    }
    setWaiting('Matching the loudness')
    const isMatched = await untilMatched(app, [a, b], own.signal)
    setWaiting(null)
    if (!isMatched || own.signal.aborted) return
    await startBlindTest(app, request)
    if (app.blind.getState().status === 'running' && !app.transport.getState().playing) await playPause(app)
  }
  return { waiting, start, cancel: () => abort.current?.abort() }
}
