import { numberText } from '../../../params/value-text'

/** "1 over", "1 234 overs". */
export function countText(count: number, what: string): string {
  const grouped = String(count).replace(/\B(?=(\d{3})+$)/g, '\u202f')
  return `${grouped} ${what}${count === 1 ? '' : 's'}`
}

/** A level with its sign: overs are above zero. */
export function dbtpText(dbtp: number): string {
  return `${signed(dbtp, 2)} dBTP`
}

/** What is above zero says so, however little it is. */
export function signed(value: number, digits: number): string {
  return (value > 0 ? '+' : '') + numberText(value, digits)
}
