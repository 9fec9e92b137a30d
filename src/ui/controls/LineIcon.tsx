interface Props {
  /** SVG path in a square of `size`. */
  readonly path: string
  /** Pixels. */
  readonly size?: 14 | 16
}

/** A sign drawn with one line. It says nothing by itself: its button has the name. */
export function LineIcon({ path, size = 14 }: Props) {
  return (
    <svg
      aria-hidden="true"
      width={size}
      height={size}
      viewBox={`0 0 ${size} ${size}`}
      fill="none"
      stroke="currentColor"
      strokeWidth={1.6}
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={path} />
    </svg>
  )
}
