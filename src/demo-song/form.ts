import { barSeconds, CHORUS, INTRO, OUTRO, VERSE } from './score'

export const DEMO_TITLE = 'Tutti Demo'

/** Its form, to the millisecond. */
export const DEMO_SECTIONS: readonly { name: string; startSeconds: number }[] = [
  { name: 'Intro', startSeconds: inMilliseconds(barSeconds(INTRO)) },
  { name: 'Verse', startSeconds: inMilliseconds(barSeconds(VERSE)) },
  { name: 'Chorus', startSeconds: inMilliseconds(barSeconds(CHORUS)) },
  { name: 'Outro', startSeconds: inMilliseconds(barSeconds(OUTRO)) },
]

function inMilliseconds(seconds: number): number {
  return Math.round(seconds * 1000) / 1000
}
