import { LineIcon } from '../../controls/LineIcon'

/** Two links of a chain. */
export const LinkIcon = () => (
  <LineIcon path="M5.8 8.2a2.6 2.6 0 0 0 3.8.2l2-2a2.6 2.6 0 0 0-3.7-3.7l-.9.9M8.2 5.8a2.6 2.6 0 0 0-3.8-.2l-2 2a2.6 2.6 0 0 0 3.7 3.7l.9-.9" />
)

export const MoreIcon = () => (
  <svg width="14" height="14" viewBox="0 0 14 14" fill="currentColor" aria-hidden="true">
    {[2.5, 7, 11.5].map((x) => (
      <circle key={x} cx={x} cy="7" r="1.3" />
    ))}
  </svg>
)
