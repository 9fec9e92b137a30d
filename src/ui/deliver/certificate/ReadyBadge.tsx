/** The one word that a delivery waits for. In words, not in colour alone. */
export function ReadyBadge({ isReady }: { isReady: boolean }) {
  return (
    <span className={`ready-badge ${isReady ? 'ready' : 'not-ready'}`} role="status">
      {isReady ? 'Ready' : 'Not ready'}
    </span>
  )
}
