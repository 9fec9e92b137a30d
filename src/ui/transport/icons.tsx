import { LineIcon } from '../controls/LineIcon'

/** Signs of the transport: drawn, because no font has them all in one size. They say nothing; their buttons do. */
const look = { width: 16, height: 16, viewBox: '0 0 16 16', fill: 'currentColor' } as const

export const PlayIcon = () => (
  <svg aria-hidden="true" {...look}>
    <path d="M4 2.5v11a.7.7 0 0 0 1.1.6l8.2-5.5a.7.7 0 0 0 0-1.2L5.1 1.9a.7.7 0 0 0-1.1.6Z" />
  </svg>
)

export const PauseIcon = () => (
  <svg aria-hidden="true" {...look}>
    <rect x="3.5" y="2.5" width="3.2" height="11" rx="0.8" />
    <rect x="9.3" y="2.5" width="3.2" height="11" rx="0.8" />
  </svg>
)

export const BackIcon = () => (
  <svg aria-hidden="true" {...look}>
    <rect x="2.5" y="2.5" width="2" height="11" rx="0.8" />
    <path d="M13 3.2v9.6a.6.6 0 0 1-1 .5L5.9 8.5a.6.6 0 0 1 0-1L12 2.7a.6.6 0 0 1 1 .5Z" />
  </svg>
)

export const LoopIcon = () => (
  <LineIcon
    size={16}
    path="M2.5 8V6.5a2.5 2.5 0 0 1 2.5-2.5h8M11 2l2 2-2 2M13.5 8v1.5A2.5 2.5 0 0 1 11 12H3M5 14l-2-2 2-2"
  />
)

export const AddSectionIcon = () => <LineIcon size={16} path="M3 14V2M3 3h4M3 9h4M11.5 3v6M8.5 6h6" />
