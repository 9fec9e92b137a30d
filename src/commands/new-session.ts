import type { App } from './app'

/** An empty page; the session that was open is offered as the last one. */
export function newSession(app: App): void {
  const { session, close } = app.session.getState()
  if (session) app.kept.setState({ offered: session, offeredProject: app.project.getState().project })
  app.live.pause()
  close()
  app.notices.setState({ notices: [] })
  app.transport.setState({ soloed: new Set(), bandSolo: null, slot: 'master', positionFrame: 0 })
  app.view.setState({ chosen: { host: 'master', processor: 'eq' }, tab: 'stems' })
}
