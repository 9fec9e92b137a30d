import type { Standing } from './use-standings'

/** How a step stands, by its shape: a ring has not begun, a half-filled one is in work, a tick is done. */
export function StandingSign({ standing }: { standing: Standing }) {
  return (
    <svg className={`standing ${standing}`} viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
      {standing === 'good' ? (
        <>
          <circle className="standing-face" cx="6" cy="6" r="6" />
          <path className="standing-tick" d="M3.2 6.3 5.2 8.2 8.9 4.2" />
        </>
      ) : (
        <>
          <circle className="standing-ring" cx="6" cy="6" r="4.6" />
          {standing === 'attention' && <path className="standing-half" d="M6 1.4a4.6 4.6 0 0 1 0 9.2Z" />}
        </>
      )}
    </svg>
  )
}
