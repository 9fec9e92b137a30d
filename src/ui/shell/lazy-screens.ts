import { type ComponentType, lazy } from 'react'
import { NotLoaded } from './NotLoaded'

const compare = once(() => import('../compare/CompareScreen').then(({ CompareScreen }) => CompareScreen))
const deliver = once(() => import('../deliver/DeliverScreen').then(({ DeliverScreen }) => DeliverScreen))

/** The later steps of the work come after the page is drawn. */
export const CompareScreen = lazyScreen(compare)
export const DeliverScreen = lazyScreen(deliver)

/** Fetches what is not here yet while nobody needs anything; a step is then opened at once, and without a network. */
export function preloadScreens(): () => void {
  const load = () => {
    for (const screen of [compare, deliver]) screen().catch(() => {})
  }
  // Safari has no idle callback.
  if (typeof requestIdleCallback !== 'function') {
    const timer = setTimeout(load, 1_000)
    return () => clearTimeout(timer)
  }
  const handle = requestIdleCallback(load, { timeout: 4_000 })
  return () => cancelIdleCallback(handle)
}

function lazyScreen(load: () => Promise<ComponentType>) {
  // A screen that cannot be fetched says so in its own place: the song goes on.
  return lazy(() => load().then(asModule, () => asModule(NotLoaded)))
}

function asModule(component: ComponentType): { default: ComponentType } {
  return { default: component }
}

/** A fetch that failed is tried again the next time. */
function once(load: () => Promise<ComponentType>): () => Promise<ComponentType> {
  let loading: Promise<ComponentType> | null = null
  return () => {
    loading ??= load().catch((error) => {
      loading = null
      throw error
    })
    return loading
  }
}
