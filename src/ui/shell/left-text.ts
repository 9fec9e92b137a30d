import { timeText } from '../../params/value-text'

/** "12 s left", "2:05 left"; nothing where it is not known. */
export function leftText(seconds: number | null): string {
  if (seconds === null) return ''
  if (seconds < 60) return `${Math.max(1, Math.ceil(seconds))} s left`
  return `${timeText(Math.ceil(seconds), 0)} left`
}
