const look = {
  width: 14,
  height: 14,
  viewBox: '0 0 14 14',
  fill: 'none',
  stroke: 'currentColor',
  strokeWidth: 1.5,
  strokeLinecap: 'round',
  strokeLinejoin: 'round',
} as const

/** A pen. */
export const RenameIcon = () => (
  <svg aria-hidden="true" {...look}>
    <path d="m9 2.2 2.8 2.8L5 11.8l-3.4.6.6-3.4Z" />
  </svg>
)

/** An arrow down onto a line. */
export const ExportIcon = () => (
  <svg aria-hidden="true" {...look}>
    <path d="M7 1.6v7M4 6l3 3 3-3M2 12.4h10" />
  </svg>
)

export const RemoveIcon = () => (
  <svg aria-hidden="true" {...look}>
    <path d="m3 3 8 8M11 3l-8 8" />
  </svg>
)
