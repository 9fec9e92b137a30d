import type { App } from './app'
import { presentOffset } from './comment-place'

/** Keeps versions on the transport in step with the music of the song as it stands. */
export function followMusicOffset(app: Pick<App, 'session' | 'project' | 'compare'>): void {
  const follow = () => {
    const { session } = app.session.getState()
    const { project } = app.project.getState()
    const musicOffsetSeconds = session && project ? presentOffset(project, session) : 0
    if (musicOffsetSeconds !== app.compare.getState().musicOffsetSeconds) app.compare.setState({ musicOffsetSeconds })
  }
  app.session.subscribe((state, before) => {
    if (state.session?.groups !== before.session?.groups) follow()
  })
  app.project.subscribe((state, before) => {
    if (state.project?.versions !== before.project?.versions) follow()
  })
}
