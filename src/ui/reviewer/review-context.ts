import { createContext, use } from 'react'
import type { StoreApi } from 'zustand'
import { useStore } from 'zustand'
import type { ReviewPlayer } from '../../audio/review-player'
import type { CommentsState } from './comments-store'
import type { ListeningState } from './listening-store'
import type { ReviewSong } from './review-song'

/** The open review: what its page is made of. */
export interface Review {
  readonly song: ReviewSong
  readonly player: ReviewPlayer
  readonly listening: StoreApi<ListeningState>
  readonly comments: StoreApi<CommentsState>
}

export const ReviewContext = createContext<Review | null>(null)

export function useReview(): Review {
  const review = use(ReviewContext)
  if (!review) throw new Error('This component stands outside a review')
  return review
}

export function useListening<T>(selector: (state: ListeningState) => T): T {
  return useStore(useReview().listening, selector)
}

export function useComments<T>(selector: (state: CommentsState) => T): T {
  return useStore(useReview().comments, selector)
}
