import type { Remote } from 'comlink'
import type { NodeHost } from './node-host'
import type { CliWorkerApi } from './render.worker'
import type { StemFile } from './stem-files'

/** The stem hashes of `files`, computed side by side in the host's workers. */
export async function hashStems(files: readonly StemFile[], host: NodeHost, threads: number): Promise<string[]> {
  const hashes = new Array<string>(files.length).fill('')
  const workers = host.pool.take(Math.min(threads, files.length))
  // The longest first, so that no worker is left alone with one at the end.
  const queue = files.map((_, index) => index).sort((a, b) => (files[a]?.frames ?? 0) - (files[b]?.frames ?? 0))
  await Promise.all(
    workers.map(async (worker) => {
      const api = worker.api as unknown as Remote<CliWorkerApi>
      for (let index = queue.pop(); index !== undefined; index = queue.pop()) {
        const { path, fileName } = files[index] as StemFile
        hashes[index] = await Promise.race([api.hashFile(path, fileName), worker.failed])
      }
      host.pool.giveBack(worker)
    }),
  )
  return hashes
}
