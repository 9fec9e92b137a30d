import { useState } from 'react'
import { useApp } from '../app-context'
import { useFrame } from '../frame-loop'
import { LiveMinute } from './live-minute'

/** Follows the playing master's meter for as long as the component is on the page. */
export function useLiveMinute(): LiveMinute {
  const app = useApp()
  const [minute] = useState(() => new LiveMinute())
  useFrame(() => {
    minute.update({
      playing: app.transport.getState().playing,
      songSeconds: app.live.songFrame() / (app.session.getState().session?.rateHz ?? 48_000),
      momentaryLufs: app.live.loudness('momentaryLufs'),
      shortTermLufs: app.live.loudness('shortTermLufs'),
      maxMomentaryLufs: app.live.loudness('maxMomentaryLufs'),
    })
  })
  return minute
}
