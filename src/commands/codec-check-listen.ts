import { CodecPlayer } from '../audio/codec-player'
import type { CheckCodecId } from '../delivery/codec-check/check-codecs'
import type { CodecListening } from '../state/codec-check-store'
import { say } from '../state/notice-store'
import type { App } from './app'
import { type CodecCheck, codecCheckOf } from './codec-check'
import { failureText, isAbort } from './message-of'

/** How often the page's slow reflection of the position is refreshed while it plays. */
const POSITION_MS = 100
/** An over is heard with what leads to it. */
const BEFORE_OVER_SECONDS = 0.5

/** Lists another codec's overs, and listens to it. */
export async function showCodec(app: App, codec: CheckCodecId): Promise<void> {
  const check = codecCheckOf(app)
  const wasPlaying = check.store.getState().sound === 'playing'
  const { positionSeconds } = check.store.getState()
  check.store.setState({ shown: codec })
  if (wasPlaying) await playCodec(app, positionSeconds)
}

/** Coded, original or what was lost: a cross-fade while it plays. */
export function listenToCodec(app: App, listening: CodecListening): void {
  const check = codecCheckOf(app)
  check.store.setState({ listening })
  check.player?.choose(listening)
}

export function playPauseCodec(app: App): Promise<void> {
  const { sound } = codecCheckOf(app).store.getState()
  if (sound === 'stopped') return playCodec(app)
  stopCodec(app)
  return Promise.resolve()
}

export function stopCodec(app: App): void {
  const check = codecCheckOf(app)
  check.player?.stop()
  check.store.setState({ sound: 'stopped', positionSeconds: check.player?.positionSeconds() ?? 0 })
}

/** Plays from just before an over. */
export function playOver(app: App, seconds: number): Promise<void> {
  return playCodec(app, Math.max(0, seconds - BEFORE_OVER_SECONDS))
}

/** Plays the codec that is shown, from a second of the file or from where it stands; the song itself pauses. */
async function playCodec(app: App, fromSeconds?: number): Promise<void> {
  const check = codecCheckOf(app)
  const { shown, positionSeconds, sound } = check.store.getState()
  if (!shown || !check.page || sound === 'loading') return
  if (app.transport.getState().playing) app.live.pause()
  try {
    const player = await playerWith(app, check, shown)
    if (!player) return
    player.choose(check.store.getState().listening)
    await player.seek(fromSeconds ?? positionSeconds)
    await player.play()
    check.store.setState({ sound: 'playing' })
    follow(app, check, player)
  } catch (error) {
    check.store.setState({ sound: 'stopped' })
    if (!isAbort(error))
      say(
        app.notices,
        'error',
        failureText('The coded file cannot be played', error, 'The exported file is not changed.'),
      )
  }
}

/** The player with the codec's sound in it; null where the check was given up meanwhile. */
async function playerWith(app: App, check: CodecCheck, codec: CheckCodecId): Promise<CodecPlayer | null> {
  const { context } = await app.live.ensure()
  if (check.player && check.player.context !== context) {
    // Another rate of the session has brought another context.
    check.player.dispose()
    check.player = null
  }
  if (!check.player) {
    check.player = new CodecPlayer(context, app.transport.getState().monitorLevelDb, () => stopCodec(app))
    check.loaded = null
  }
  const { player, page, run } = check
  if (check.loaded === codec) return player
  const report = check.store.getState().reports[codec]
  if (!page || !report) return null
  player.stop()
  check.store.setState({ sound: 'loading' })
  const compared = await page.compare(codec)
  if (check.run !== run || check.player !== player) return null
  const matchDb = report.originalLufs - report.codedLufs
  player.load({ ...compared, codedGainDb: Number.isFinite(matchDb) ? matchDb : 0, lostGainDb: report.lostGainDb })
  check.loaded = codec
  return player
}

/** While it plays: where it is, the page's volume, and silence as soon as the song itself plays. */
function follow(app: App, check: CodecCheck, player: CodecPlayer): void {
  player.setMonitorGainDb(app.transport.getState().monitorLevelDb)
  if (check.followed === player) return
  check.followed = player
  const unfollow = app.transport.subscribe((state, before) => {
    if (state.playing && !before.playing) stopCodec(app)
    if (state.monitorLevelDb !== before.monitorLevelDb) player.setMonitorGainDb(state.monitorLevelDb)
  })
  const timer = setInterval(() => {
    if (player.playing && player.context.state !== 'closed') {
      if (check.player === player) check.store.setState({ positionSeconds: player.positionSeconds() })
      return
    }
    if (player.playing) stopCodec(app)
    if (check.followed === player) check.followed = null
    clearInterval(timer)
    unfollow()
  }, POSITION_MS)
}
