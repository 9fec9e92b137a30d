import { useEffect, useState } from 'react'
import { useApp } from '../app-context'
import { EarBreakCounter } from './ear-break-counter'

const LOOK_MS = 15_000

/** Whether it is time to rest the ears, and a way to say that it was read. */
export function useEarBreak(): { isDue: boolean; dismiss(): void } {
  const { transport } = useApp()
  const [counter] = useState(() => new EarBreakCounter())
  const [isDue, setDue] = useState(false)
  useEffect(() => {
    const look = () => setDue(counter.update(performance.now(), transport.getState().playing))
    const timer = setInterval(look, LOOK_MS)
    const unsubscribe = transport.subscribe(look)
    return () => {
      clearInterval(timer)
      unsubscribe()
    }
  }, [transport, counter])
  const dismiss = () => {
    counter.begin()
    setDue(false)
  }
  return { isDue, dismiss }
}
