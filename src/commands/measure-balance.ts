import { balanceOfMaster, balanceOfStems } from '../analysis/balance-in-worker'
import { balanceKeys } from '../analysis/balance-keys'
import { comparedSounds } from '../analysis/compared-sounds'
import type { BalanceOptions } from '../analysis/tonal-balance'
import type { MonitorSlot } from '../protocol/listening'
import type { SessionDoc } from '../session/document'
import { type BalanceStore, createBalanceStore, type TonalBalance } from '../state/balance-store'
import type { App } from './app'
import { failureText } from './message-of'

const stores = new WeakMap<App, BalanceStore>()
const running = new WeakMap<App, AbortController>()

/** Made when it is first asked for: nothing else of the app knows of it. */
export function balanceStoreOf(app: App): BalanceStore {
  const found = stores.get(app)
  if (found) return found
  const store = createBalanceStore()
  stores.set(app, store)
  return store
}

/**
 * Measures the tonal balance of slots as they stand, one after the other; what is known already is not measured again. A
 * later call, and a change of what is being measured, ends it. What comes out is in the store; never rejects.
 */
export async function measureBalance(app: App, slots: readonly MonitorSlot[]): Promise<void> {
  cancelBalance(app)
  const store = balanceStoreOf(app)
  const abort = new AbortController()
  running.set(app, abort)
  store.setState({ error: null })
  try {
    for (const slot of slots) {
      const key = keyOf(app, slot)
      if (key === undefined) continue
      if (!(key in store.getState().known)) {
        const balance = await measureSlot(app, slot, key, abort)
        if (abort.signal.aborted) return
        store.setState(({ known }) => ({ known: { ...known, [key]: balance } }))
      }
      store.setState(({ lastKeys }) => ({ lastKeys: { ...lastKeys, [slot]: key } }))
    }
  } catch (error) {
    if (!abort.signal.aborted)
      store.setState({
        error: failureText('The balance could not be measured', error, 'Nothing was changed: try again.'),
      })
  } finally {
    if (running.get(app) === abort) {
      running.delete(app)
      store.setState({ measuring: null })
    }
  }
}

/** Ends what is being measured, if anything is. */
export function cancelBalance(app: App): void {
  running.get(app)?.abort()
}

async function measureSlot(
  app: App,
  slot: MonitorSlot,
  key: string,
  abort: AbortController,
): Promise<TonalBalance | null> {
  const store = balanceStoreOf(app)
  const endIfChanged = () => keyOf(app, slot) !== key && abort.abort()
  const leave = [app.session, app.imports, app.compare].map((source) => source.subscribe(endIfChanged))
  const onProgress = (fraction: number) => {
    if (!abort.signal.aborted) store.setState({ measuring: { slot, fraction } })
  }
  onProgress(0)
  try {
    const { session } = app.session.getState()
    return session ? await balanceOf(app, session, slot, { signal: abort.signal, onProgress }) : null
  } finally {
    for (const unsubscribe of leave) unsubscribe()
  }
}

async function balanceOf(
  app: App,
  session: SessionDoc,
  slot: MonitorSlot,
  options: BalanceOptions,
): Promise<TonalBalance | null> {
  const { renderHost, library, dspModule } = await app.engineReady()
  if (slot === 'master') {
    const cores = navigator.hardwareConcurrency || 2
    // One is left to the sound while it plays.
    const threads = app.transport.getState().playing ? Math.max(1, cores - 1) : cores
    return balanceOfMaster(session, threads, renderHost, options)
  }
  if (slot === 'sum') {
    const stems = session.groups.flatMap((group) => group.stems)
    return balanceOfStems(stems, session.rateHz, library, dspModule, options)
  }
  const sound = comparedSounds(session, app.compare.getState()).find((candidate) => candidate.slot === slot)
  return sound ? balanceOfStems([sound.stem], sound.stem.rateHz, library, dspModule, options) : null
}

function keyOf(app: App, slot: MonitorSlot): string | undefined {
  const { session } = app.session.getState()
  return session ? balanceKeys(session, app.compare.getState(), app.imports.getState().stems)[slot] : undefined
}
