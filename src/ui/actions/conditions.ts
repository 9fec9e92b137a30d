import type { App } from '../../commands/app'

/** What most actions need, and what is said while it is not there. */
export const NO_SONG = 'There are no stems yet'
export const NO_SESSION = 'Nothing is open yet'

export const hasSession = (app: App): boolean => app.session.getState().session !== null

export const hasSong = (app: App): boolean => (app.session.getState().session?.groups.length ?? 0) > 0

/** Whether there is something to play. */
export const isPlayable = (app: App): boolean => app.transport.getState().songFrames > 0

export const withSong = { needs: NO_SONG, isEnabled: hasSong } as const
export const withSession = { needs: NO_SESSION, isEnabled: hasSession } as const
export const withSound = { needs: NO_SONG, isEnabled: isPlayable } as const
