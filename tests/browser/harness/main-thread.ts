import type { Page } from 'playwright-core'

interface TraceEvent {
  readonly name: string
  readonly ph: string
  readonly pid: number
  readonly tid: number
  /** Microseconds. */
  readonly ts: number
  readonly dur?: number
  /** Microseconds of the processor that the thread itself had: what another process took is not in it. */
  readonly tdur?: number
  readonly args?: { readonly name?: string }
}

/** What the page's main thread did while something ran. */
export interface MainThreadWork {
  /** Processor time of all tasks from one frame's beginning to the next one's, in milliseconds, sorted. */
  readonly frameMs: readonly number[]
  /** The longest task in milliseconds, by the clock. */
  readonly longestTaskMs: number
  /** The same in processor time. */
  readonly longestTaskCpuMs: number
}

const CATEGORIES = ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline', 'blink.user_timing']

/** Traces the page's main thread while `during` runs. */
export async function mainThreadWork(page: Page, during: () => Promise<void>): Promise<MainThreadWork> {
  const browser = page.context().browser()
  if (!browser) throw new Error('The page has no browser of its own to trace.')
  await browser.startTracing(page, { categories: CATEGORIES })
  await page.evaluate(() => performance.mark('tutti-main-thread'))
  await during()
  const trace = JSON.parse((await browser.stopTracing()).toString('utf8')) as { traceEvents: TraceEvent[] }
  return readTrace(trace.traceEvents)
}

export function readTrace(events: readonly TraceEvent[]): MainThreadWork {
  const own = events.find(({ name }) => name === 'tutti-main-thread')
  if (!own) throw new Error('The trace does not hold the mark that was set in it.')
  const mine = events.filter(({ pid, tid }) => pid === own.pid && tid === own.tid)
  const tasks = mine.filter(({ name, ph }) => ph === 'X' && name === 'RunTask')
  const frames = mine.filter(({ name, ph }) => name === 'AnimationFrame' && ph === 'b').map(({ ts }) => ts)
  if (tasks.length === 0) throw new Error('The trace holds no task of the page.')
  frames.sort((a, b) => a - b)
  const work = new Float64Array(Math.max(0, frames.length - 1))
  for (const { ts, dur = 0, tdur } of tasks) {
    const middle = ts + dur / 2
    const frame = lastAtOrBefore(frames, middle)
    if (frame >= 0 && frame < work.length) work[frame] = (work[frame] as number) + (tdur ?? dur) / 1000
  }
  return {
    frameMs: [...work].sort((a, b) => a - b),
    longestTaskMs: Math.max(...tasks.map(({ dur = 0 }) => dur)) / 1000,
    longestTaskCpuMs: Math.max(...tasks.map(({ dur = 0, tdur }) => tdur ?? dur)) / 1000,
  }
}

export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
}

function lastAtOrBefore(sorted: readonly number[], value: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] as number) <= value) low = middle + 1
    else high = middle
  }
  return low - 1
}
