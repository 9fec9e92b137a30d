import { timeText } from '../../../params/value-text'

/** "1:05.250" of a place in a song; before its beginning with a minus sign. */
export function secondsText(seconds: number): string {
  return seconds < 0 ? `−${timeText(-seconds)}` : timeText(seconds)
}

const TIME = /^([-−]?)(?:(?:(\d+):)?(\d{1,2}):)?(\d+(?:[.,]\d*)?|[.,]\d+)\s*s?$/

/** Seconds of "65.25", "1:05.25" or "0:01:05,25", with a minus sign before the beginning; null where it is none of these. */
export function readSeconds(text: string): number | null {
  const found = TIME.exec(text.trim())
  if (!found) return null
  const [, sign, hours, minutes, seconds = ''] = found
  const rest = Number(seconds.replace(',', '.'))
  if (minutes !== undefined && rest >= 60) return null
  const total = Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + rest
  const milliseconds = Math.round(total * 1000) / 1000
  return sign && milliseconds > 0 ? -milliseconds : milliseconds
}
