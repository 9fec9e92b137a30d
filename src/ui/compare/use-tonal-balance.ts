import { useMemo } from 'react'
import { useStore } from 'zustand'
import { balanceKeys } from '../../analysis/balance-keys'
import { balanceStoreOf } from '../../commands/measure-balance'
import type { MonitorSlot } from '../../protocol/listening'
import { useApp, useImports, useSession } from '../app-context'
import { useListenSlots } from '../transport/use-listen-slots'

export interface BalancedSlot {
  readonly slot: MonitorSlot
  /** What a person calls it. */
  readonly name: string
}

/** What can be held against what, and what is known of it. `references` make the field, the others are curves. */
export function useTonalBalance() {
  const app = useApp()
  const session = useSession((state) => state.session)
  const stems = useImports((state) => state.stems)
  const compare = useStore(app.compare)
  const listen = useListenSlots()
  const balances = useStore(balanceStoreOf(app))
  const keys = useMemo(() => (session ? balanceKeys(session, compare, stems) : {}), [session, compare, stems])
  const there: readonly (BalancedSlot & { kind: string })[] = listen.filter(({ slot }) => slot in keys)
  return {
    ...balances,
    keys,
    slots: there.filter(({ kind }) => kind !== 'reference'),
    references: there.filter(({ kind }) => kind === 'reference'),
  }
}
