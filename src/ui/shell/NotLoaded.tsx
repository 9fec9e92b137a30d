import { Button } from 'react-aria-components'

/** In place of a screen whose code could not be fetched: a server that is gone before the page was kept whole. */
export function NotLoaded() {
  return (
    <div className="screen centred">
      <p role="alert">This screen could not be loaded. Your session is safe, and the song plays on.</p>
      <p className="secondary">Check the connection, then load the page again and choose “Restore last session”.</p>
      <Button className="button" onPress={() => location.reload()}>
        Load the page again
      </Button>
    </div>
  )
}
