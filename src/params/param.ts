/**
 * What a knob is. Every processor's table in this folder is made of these three kinds; types, parameter slots,
 * controls, session validation and help are all derived from the tables.
 */

/** How a slider's travel maps to the value. */
export type Taper = 'linear' | 'log'

/** A continuous value. `unit` is shown after it; `digits` are the decimals shown. */
export interface NumberParam {
  readonly kind: 'number'
  readonly label: string
  readonly unit: string
  readonly min: number
  readonly max: number
  readonly default: number
  readonly taper: Taper
  readonly digits: number
  /** Smallest useful change: one press of an arrow key (for a log taper: the ratio minus one). */
  readonly step: number
  readonly help: string
}

/** On or off. */
export interface ToggleParam {
  readonly kind: 'toggle'
  readonly label: string
  readonly default: boolean
  readonly help: string
}

/** One of a few named options; its slot value is the option's index. */
export interface ChoiceParam<Id extends string = string> {
  readonly kind: 'choice'
  readonly label: string
  readonly options: readonly { readonly id: Id; readonly label: string }[]
  readonly default: Id
  readonly help: string
}

export type Param = NumberParam | ToggleParam | ChoiceParam
export type ParamTable = Readonly<Record<string, Param>>

/** The value type of one parameter. */
export type ValueOf<P> = P extends { kind: 'number' }
  ? number
  : P extends { kind: 'toggle' }
    ? boolean
    : P extends { kind: 'choice'; options: readonly { readonly id: infer Id }[] }
      ? Id
      : never

/** The values of a table, as they stand in a session. */
export type ValuesOf<T> = { -readonly [K in keyof T]: ValueOf<T[K]> }

/** A fresh copy of a table's defaults. */
export function defaultsOf<T extends ParamTable>(table: T): ValuesOf<T> {
  const values: Record<string, unknown> = {}
  for (const [id, param] of Object.entries(table)) values[id] = param.default
  return values as ValuesOf<T>
}
