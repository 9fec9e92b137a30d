import type { TonalBalance } from '../../state/balance-store'

/** One sound's tonal balance, as it is drawn and listed. */
export interface BalanceCurve {
  readonly slot: string
  readonly name: string
  readonly balance: TonalBalance
  /** Of an earlier state. */
  readonly isOld: boolean
  readonly look: string
}
