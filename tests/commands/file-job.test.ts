import { expect, it } from 'vitest'
import { cancelFileJob, type FileJob, runFileJob } from '../../src/commands/file-job'
import { createFileJobStore } from '../../src/state/file-job-store'

const wait = (ms: number) => new Promise((done) => setTimeout(done, ms))

const NO = { failure: 'No', safe: 'Nothing else changed.' }

it('tells how far it is, and what it wrote', async () => {
  const store = createFileJobStore()
  const seen: [string, number, boolean][] = []
  store.subscribe(({ status, step, fraction, secondsLeft }) => {
    if (status === 'running') seen.push([step, fraction, secondsLeft === null])
  })
  const ran = await runFileJob(store, NO, async ({ tell }) => {
    tell('first', 0.01)
    await wait(5)
    tell('second', 0.5)
    return { fileName: 'a.html', bytes: 7 }
  })
  expect(ran).toBe(true)
  // What is left is not guessed at from the first moment.
  expect(seen).toEqual([
    ['', 0, true],
    ['first', 0.01, true],
    ['second', 0.5, false],
  ])
  expect(store.getState()).toMatchObject({ status: 'done', fraction: 1, fileName: 'a.html', bytes: 7, error: null })
})

it('says what went wrong', async () => {
  const store = createFileJobStore()
  const ran = await runFileJob(store, { failure: 'The file was not written', safe: 'Try again.' }, async () => {
    throw new Error('the disk is full.')
  })
  expect(ran).toBe(false)
  expect(store.getState()).toMatchObject({
    status: 'failed',
    error: 'The file was not written: the disk is full. Try again.',
  })
})

/** Broken once by calling a job that was ended a failed one. */
it('is ended, whatever its work says then, and tells nothing any more', async () => {
  for (const leave of [
    (job: FileJob) => job.signal.throwIfAborted(),
    () => {
      throw new Error('odd')
    },
    () => undefined,
  ]) {
    const store = createFileJobStore()
    const ran = runFileJob(store, NO, async (job) => {
      await wait(5)
      job.tell('late', 0.9)
      leave(job)
      return { fileName: 'a', bytes: 1 }
    })
    cancelFileJob(store)
    expect(await ran).toBe(false)
    expect(store.getState()).toMatchObject({ status: 'cancelled', error: null, fileName: '', step: '' })
  }
})

it('runs one job at a time, and another one after it', async () => {
  const store = createFileJobStore()
  const work = async () => {
    await wait(5)
    return { fileName: 'a', bytes: 1 }
  }
  const first = runFileJob(store, NO, work)
  expect(await runFileJob(store, NO, work)).toBe(false)
  expect(await first).toBe(true)
  expect(await runFileJob(store, NO, work)).toBe(true)
  cancelFileJob(store)
  expect(store.getState().status).toBe('done')
})
