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
    const look = (wasPlaying?: boolean) => {
      const { playing } = transport.getState()
      if (playing !== wasPlaying) setDue(counter.update(performance.now(), playing))
    }
    const timer = setInterval(look, LOOK_MS)
    const unsubscribe = transport.subscribe((_, before) => look(before.playing))
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
