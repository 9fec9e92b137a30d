import { del, get, set } from 'idb-keyval'
import { say } from '../state/notice-store'
import type { App } from './app'
import { failureText, messageOf } from './message-of'
import { openSink } from './save-file'

const KEY = 'delivery-targets'
const FILE_NAME = 'delivery-targets.json'

/** Reads the delivery targets: the person's own where this browser keeps some, else those that came with the page. */
export async function loadTargets(app: App): Promise<void> {
  const kept = await get<unknown>(KEY).catch(() => undefined)
  if (typeof kept === 'string') {
    try {
      await take(app, kept, 'own')
      return
    } catch (error) {
      say(
        app.notices,
        'warning',
        failureText('Your own delivery targets were not used', error, 'Those that came with the page are.'),
      )
    }
  }
  await loadShippedTargets(app)
}

async function loadShippedTargets(app: App): Promise<void> {
  try {
    const response = await fetch(new URL(FILE_NAME, document.baseURI))
    if (!response.ok) throw new Error(`the server answered ${response.status}`)
    await take(app, await response.text(), 'shipped')
  } catch (error) {
    app.services.setState({ error: `The delivery targets could not be read: ${messageOf(error)}` })
  }
}

/** Takes a targets file of the person's own, and keeps it in this browser. */
export async function openTargets(app: App, file: File): Promise<void> {
  try {
    const text = await file.text()
    await take(app, text, 'own')
    await set(KEY, text).catch(() => {
      say(app.notices, 'warning', `This browser does not keep “${file.name}”: load it again the next time.`)
    })
  } catch (error) {
    say(
      app.notices,
      'error',
      failureText(`“${file.name}” was not loaded`, error, 'The delivery targets stay as they were.'),
    )
  }
}

/** Goes back to the file that came with the page. */
export async function forgetOwnTargets(app: App): Promise<void> {
  await del(KEY).catch(() => undefined)
  await loadShippedTargets(app)
}

/** Writes the file in use, to be edited. */
export async function saveTargets(app: App): Promise<void> {
  try {
    const sink = await openSink({
      fileName: FILE_NAME,
      description: 'Delivery targets',
      mime: 'application/json',
      extension: '.json',
    })
    if (!sink) return
    await sink.write(new TextEncoder().encode(app.services.getState().text))
    await sink.close()
  } catch (error) {
    say(
      app.notices,
      'error',
      failureText('The delivery targets could not be saved', error, 'This page has them still: try again.'),
    )
  }
}

/** Throws TargetsError where the text is no targets file; what was in use then stays. */
async function take(app: App, text: string, origin: 'shipped' | 'own'): Promise<void> {
  const { readTargets } = await import('../delivery/targets/read-targets')
  app.services.setState({ file: readTargets(text), text, origin, error: null })
}
