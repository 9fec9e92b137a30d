/** Marks at the fader's travel (see taper.ts): where +12, 0, -18, -36 and -60 dB are. */
const MARKS = [
  ['+12', 1],
  ['+6', 0.875],
  ['0', 0.75],
  ['−6', 0.583],
  ['−12', 0.417],
  ['−18', 0.25],
  ['−36', 0.1],
] as const

export function FaderScale() {
  return (
    <div className="fader-scale" aria-hidden="true">
      {MARKS.map(([text, place]) => (
        <span key={text} style={{ bottom: `calc(${place} * (100% - 16px))` }}>
          {text}
        </span>
      ))}
    </div>
  )
}
