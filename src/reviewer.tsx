// Before the components: their own styles come after the house's.
import './ui/theme/tokens.css'
import './ui/theme/base.css'
import './ui/theme/controls.css'
import './ui/reviewer/reviewer.css'

import { createRoot } from 'react-dom/client'
import { FRAGMENT_PREFIX } from './project/comments-document'
import type { ReviewManifest } from './review/manifest'
import { MANIFEST_ID, type ReviewPieces, ROOT_ID } from './review/review-page-layout'
import { takeComments } from './ui/reviewer/comments'
import { createReview } from './ui/reviewer/create-review'
import { ReviewPage } from './ui/reviewer/ReviewPage'

const { tuttiPieces } = globalThis as unknown as { tuttiPieces: ReviewPieces }
const manifest: ReviewManifest = JSON.parse(document.getElementById(MANIFEST_ID)?.textContent ?? 'null')
const review = createReview(manifest, tuttiPieces)

const root = document.getElementById(ROOT_ID)
if (root) createRoot(root).render(<ReviewPage review={review} />)

/** A link to this page may bring comments. */
function readFragment() {
  if (location.hash.startsWith(FRAGMENT_PREFIX)) takeComments(review, location.hash)
}
readFragment()
addEventListener('hashchange', readFragment)
