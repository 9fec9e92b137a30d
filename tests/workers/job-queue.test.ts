import { describe, expect, it } from 'vitest'
import { JobQueue } from '../../src/workers/job-queue'

function gate() {
  let open = () => {}
  const passed = new Promise<void>((resolve) => {
    open = resolve
  })
  return { open, passed }
}

describe('the queue of decodes', () => {
  it('runs two at a time, first come first served', async () => {
    const queue = new JobQueue([1, 2])
    const log: string[] = []
    const gates = [gate(), gate(), gate()]
    const jobs = gates.map(({ passed }, i) =>
      queue.run(async (worker) => {
        log.push(`${i} on ${worker}`)
        await passed
        return i
      }),
    )
    await Promise.resolve()
    expect(log).toEqual(['0 on 1', '1 on 2'])
    gates[1]?.open()
    expect(await jobs[1]).toBe(1)
    await Promise.resolve()
    expect(log).toEqual(['0 on 1', '1 on 2', '2 on 2'])
    gates[0]?.open()
    gates[2]?.open()
    expect(await Promise.all(jobs)).toEqual([0, 1, 2])
  })

  it('never starts a job that was cancelled while it waited, and goes on with the next', async () => {
    const queue = new JobQueue(['worker'])
    const first = gate()
    const cancel = new AbortController()
    const ran: string[] = []
    const jobs = [
      queue.run(() => first.passed),
      queue.run(async () => void ran.push('cancelled'), cancel.signal),
      queue.run(async () => void ran.push('next')),
    ]
    const refused = expect(jobs[1]).rejects.toMatchObject({ name: 'AbortError' })
    cancel.abort()
    await refused
    first.open()
    await jobs[2]
    expect(ran).toEqual(['next'])
    const late = queue.run(async () => void ran.push('late'), AbortSignal.abort())
    await expect(late).rejects.toMatchObject({ name: 'AbortError' })
    expect(ran).toEqual(['next'])
  })

  it('goes on after a failure', async () => {
    const queue = new JobQueue(['worker'])
    const failing = queue.run(() => Promise.reject(new Error('bad file')))
    const waiting = queue.run(async (worker) => worker)
    await expect(failing).rejects.toThrow('bad file')
    expect(await waiting).toBe('worker')
  })
})
