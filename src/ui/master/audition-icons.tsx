/** Signs of the two buttons that judge a processor. They say nothing; their buttons do. */
const look = {
  width: 14,
  height: 14,
  viewBox: '0 0 14 14',
  fill: 'none',
  stroke: 'currentColor',
  strokeWidth: 1.6,
  strokeLinecap: 'round',
  strokeLinejoin: 'round',
} as const

/** A way around a box. */
export const BypassIcon = () => (
  <svg aria-hidden="true" {...look}>
    <path d="M1 11h2.5c1.2 0 1.2-8 3.5-8s2.3 8 3.5 8H13M5.5 11h3" />
  </svg>
)

/** A delta. */
export const ChangeIcon = () => (
  <svg aria-hidden="true" {...look}>
    <path d="M7 2.2 12.4 12H1.6Z" />
  </svg>
)

/** An arrow into a box. */
export const CopySideIcon = () => (
  <svg aria-hidden="true" {...look}>
    <path d="M1.2 7h6.6M5.4 4.4 8 7 5.4 9.6M8.6 2h4.2v10H8.6" />
  </svg>
)
