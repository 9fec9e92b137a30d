import { addFiles } from '../../commands/add-dropped'
import type { App } from '../../commands/app'

interface LaunchQueue {
  setConsumer(consumer: (launch: { readonly files: readonly { getFile(): Promise<File> }[] }) => void): void
}

/** Files that the system opens with the installed page ("Open with"): taken as if they had been dropped. */
export function takeOpenedFiles(app: App): void {
  const { launchQueue } = window as Window & { launchQueue?: LaunchQueue }
  launchQueue?.setConsumer(async ({ files }) => {
    if (files.length > 0) await addFiles(app, await Promise.all(files.map((handle) => handle.getFile())))
  })
}
