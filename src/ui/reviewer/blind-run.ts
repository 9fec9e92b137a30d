import { createStore, type StoreApi } from 'zustand'
import {
  answer,
  answeredTrials,
  type BlindChoice,
  type BlindMethod,
  type BlindTest,
  createBlindTest,
  isFinished,
  resultOf,
  sideOffered,
  sideOfX,
} from '../../project/blind-test'
import { say } from './comments'
import { applyGains, gainsFor } from './listening'
import type { Review } from './review-context'
import type { SongSlot } from './review-song'

/** What can be heard in a trial: the sides and X (ABX), or two unnamed ones (preference). */
export type BlindSound = 'a' | 'b' | 'x' | 'first' | 'second'

/** All that the page knows of a test that runs. */
export interface BlindView {
  readonly method: BlindMethod
  readonly trials: number
  /** Answered so far. */
  readonly answered: number
  readonly heard: BlindSound
}

export interface BlindRun {
  readonly view: StoreApi<BlindView>
  hear(sound: BlindSound): void
  /** ABX: X is this side. Preference: this one is better. The last one ends the test; its result is said. */
  answer(choice: 'a' | 'b' | 'first' | 'second'): void
  /** Ends it without a result. */
  leave(): void
}

interface Options {
  readonly method: BlindMethod
  readonly trials: number
  readonly a: SongSlot
  readonly b: SongSlot
  onEnd(isFinished: boolean): void
}

/**
 * A blind test over the page's player. Its key is made here, and only this closure holds it: neither the page nor a
 * store knows what is heard.
 */
export function startBlindRun(review: Review, { method, trials, a, b, onEnd }: Options): BlindRun {
  let test: BlindTest = createBlindTest({ method, trials, key: crypto.getRandomValues(new Uint8Array(trials)) })
  const slots: Record<BlindChoice, SongSlot> = { a, b }
  const view = createStore<BlindView>(() => ({ method, trials, answered: 0, heard: firstSound(method) }))

  const sideOf = (sound: BlindSound): BlindChoice => {
    if (sound === 'a' || sound === 'b') return sound
    if (sound === 'x') return sideOfX(test)
    return sideOffered(test, sound === 'first' ? 0 : 1)
  }
  const hear = (sound: BlindSound) => {
    view.setState({ heard: sound })
    // Always as loud as each other, and never one that is there sooner.
    review.player.setGains(gainsFor(review, slots[sideOf(sound)].index, true), [a.index, b.index])
  }
  const end = (finished: boolean) => {
    review.listening.setState({ blind: false })
    applyGains(review)
    onEnd(finished)
  }
  review.listening.setState({ blind: true })
  hear(firstSound(method))
  return {
    view,
    hear,
    answer(choice) {
      test = answer(test, sideOf(choice))
      view.setState({ answered: answeredTrials(test) })
      const result = resultOf(test)
      if (!isFinished(test) || !result) return hear(firstSound(method))
      say(review, { kind: 'blindTest', ...result, a: sideEntry(a), b: sideEntry(b) })
      end(true)
    },
    leave: () => end(false),
  }
}

const firstSound = (method: BlindMethod): BlindSound => (method === 'abx' ? 'x' : 'first')

const sideEntry = ({ slot, label, stateSha256 }: SongSlot) => ({ slot, label: label.slice(0, 200), stateSha256 })
