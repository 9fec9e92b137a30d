import { parseFragment, stringifyFragment } from '../session/fragment'
import { safeName } from '../session/safe-name'
import type { OwnPreset } from '../state/preset-store'
import type { App } from './app'
import { messageOf } from './message-of'
import { addPresets } from './own-presets'
import { openSink } from './save-file'

/** Longest file that is opened: a preset has a few kilobytes. */
const MOST_BYTES = 1_000_000

/** Saves a preset as a file. Must be called in answer to a gesture. */
export async function exportPreset({ fragment }: OwnPreset): Promise<void> {
  const sink = await openSink({
    fileName: `${safeName(fragment.name) || 'preset'}.json`,
    description: 'Tutti preset',
    mime: 'application/json',
    extension: '.json',
  })
  if (!sink) return
  await sink.write(new TextEncoder().encode(stringifyFragment(fragment)))
  await sink.close()
}

/** Takes presets from files; says of each that cannot be read why. */
export async function importPresets(app: App, files: readonly File[]): Promise<void> {
  const problems: string[] = []
  for (const file of files) {
    try {
      if (file.size > MOST_BYTES) throw new Error('It is too long to be a preset.')
      await addPresets(app, [parseFragment(await file.text()).fragment])
    } catch (error) {
      problems.push(`“${file.name}” was not taken: ${messageOf(error)}`)
    }
  }
  app.presets.setState({ problem: problems.length > 0 ? problems.join(' ') : null })
}
