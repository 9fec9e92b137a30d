import { useMemo } from 'react'
import { useStore } from 'zustand'
import { useApp, useSession } from '../app-context'
import { type ListenSlot, listenSlots } from './listen-slots'

/** All slots of the monitor, as they stand. */
export function useListenSlots(): ListenSlot[] {
  const compare = useSession((state) => state.session?.compare)
  const prepared = useStore(useApp().compare)
  return useMemo(() => listenSlots(compare, prepared), [compare, prepared])
}
