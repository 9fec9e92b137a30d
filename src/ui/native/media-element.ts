import type { App } from '../../commands/app'
import { silentWave } from './silent-wave'

/** Browsers take what is shorter than 3 s (Firefox) or 5 s (Chromium) for a notification's sound: it gets no media keys. */
const SILENCE_SECONDS = 10

interface AudioSession {
  type: string
}

/**
 * Media keys go to a page with a playing media element; that an audio context counts too is new (W3C Media Session issue
 * 213; Chromium 156 does it, over MPRIS). So an element plays silence along, only while the song plays. It is neither
 * muted nor at volume 0: such an element gets no keys. Safari takes the context where the page says what it is there for.
 */
export function followMediaElement({ transport }: Pick<App, 'transport'>): () => void {
  const { audioSession } = navigator as Navigator & { audioSession?: AudioSession }
  if (audioSession) audioSession.type = 'playback'
  let element: HTMLAudioElement | null = null
  let url: string | null = null
  const follow = (playing: boolean) => {
    if (!playing) {
      element?.pause()
      return
    }
    if (!element) {
      url = URL.createObjectURL(new Blob([silentWave(SILENCE_SECONDS)], { type: 'audio/wav' }))
      element = new Audio(url)
      element.loop = true
    }
    // Where it may not play there are no media keys, and nothing else is lost.
    element.play()?.catch(() => {})
  }
  const unsubscribe = transport.subscribe(({ playing }, before) => {
    if (playing !== before.playing) follow(playing)
  })
  return () => {
    unsubscribe()
    element?.pause()
    element?.removeAttribute('src')
    if (url) URL.revokeObjectURL(url)
  }
}
