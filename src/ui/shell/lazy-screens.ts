import { type ComponentType, createElement, lazy, useState } from 'react'
import { NotLoaded } from './NotLoaded'

const master = loader(() => import('../master/MasterScreen').then(({ MasterScreen }) => MasterScreen))
const compare = loader(() => import('../compare/CompareScreen').then(({ CompareScreen }) => CompareScreen))
const deliver = loader(() => import('../deliver/DeliverScreen').then(({ DeliverScreen }) => DeliverScreen))

/** The later steps of the work come after the page is drawn. */
export const MasterScreen = lazyScreen(master)
export const CompareScreen = lazyScreen(compare)
export const DeliverScreen = lazyScreen(deliver)

/** Fetches what is not here yet while nobody needs anything; a step is then opened at once, and without a network. */
export function preloadScreens(): () => void {
  const load = () => {
    for (const screen of [compare, deliver]) screen.load().catch(() => {})
  }
  // The next step is asked for at once.
  master.load().catch(() => {})
  // Safari has no idle callback.
  if (typeof requestIdleCallback !== 'function') {
    const timer = setTimeout(load, 1_000)
    return () => clearTimeout(timer)
  }
  const handle = requestIdleCallback(load, { timeout: 4_000 })
  return () => cancelIdleCallback(handle)
}

function lazyScreen(loader: Loader): ComponentType {
  // A screen that cannot be fetched says so in its own place: the song goes on.
  const later = lazy(() => loader.load().then(asModule, () => asModule(NotLoaded)))
  return function Screen() {
    // What is here already is drawn at once: `lazy` would show its fallback for a moment.
    const [component] = useState(() => loader.loaded() ?? later)
    return createElement(component)
  }
}

function asModule(component: ComponentType): { default: ComponentType } {
  return { default: component }
}

interface Loader {
  load(): Promise<ComponentType>
  loaded(): ComponentType | null
}

/** A fetch that failed is tried again the next time. */
function loader(fetchIt: () => Promise<ComponentType>): Loader {
  let loading: Promise<ComponentType> | null = null
  let here: ComponentType | null = null
  return {
    loaded: () => here,
    load() {
      loading ??= fetchIt().then(
        (component) => {
          here = component
          return component
        },
        (error) => {
          loading = null
          throw error
        },
      )
      return loading
    },
  }
}
