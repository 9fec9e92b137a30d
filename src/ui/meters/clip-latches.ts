import { createStore } from 'zustand/vanilla'
import type { App } from '../../commands/app'

/** The highest peaks over full scale of one meter, linear; 0 where a channel had none. */
export interface Over {
  readonly left: number
  readonly right: number
}

/** What went over 0 dBFS since somebody looked: by group, and `master`. */
export const clipLatches = createStore<Readonly<Record<string, Over>>>()(() => ({}))

/** A peak that is higher by less is no news: the page is not drawn anew for it. */
const NEWS = 10 ** (0.1 / 20)

/** Takes the linear peaks of a meter; full scale itself is no over. */
export function latchClip(key: string, left: number, right: number): void {
  if (left <= 1 && right <= 1) return
  const before = clipLatches.getState()[key] ?? { left: 0, right: 0 }
  const isNews = (peak: number, known: number) => peak > 1 && peak > known * NEWS
  if (!isNews(left, before.left) && !isNews(right, before.right)) return
  const higher = (peak: number, known: number) => (peak > 1 ? Math.max(peak, known) : known)
  clipLatches.setState({ [key]: { left: higher(left, before.left), right: higher(right, before.right) } })
}

export function clearClip(key: string): void {
  const { [key]: _, ...others } = clipLatches.getState()
  clipLatches.setState(others, true)
}

/** All meters at once. */
export function clearClips(): void {
  clipLatches.setState({}, true)
}

/** What went over belongs to the song that did. Returns what ends it. */
export function clearClipsWithSong({ project }: Pick<App, 'project'>): () => void {
  return project.subscribe((now, before) => {
    if (now.project?.id !== before.project?.id) clearClips()
  })
}
