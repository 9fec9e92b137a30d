import { type DemoStem, synthesiseDemoSong } from '../demo-song/demo-song'
import { Dsp } from '../engine/dsp'

/** What the demo song's worker says, in order; the last message is `done`. */
export type DemoMessage =
  | { kind: 'stem'; fraction: number; demo: DemoStem }
  | { kind: 'done' }
  | { kind: 'failed'; message: string }

const scope = self as unknown as {
  onmessage: ((event: MessageEvent<WebAssembly.Module>) => void) | null
  postMessage(message: DemoMessage, transfer?: Transferable[]): void
}

scope.onmessage = async ({ data }) => {
  try {
    let fraction = 0
    const onProgress = (done: number) => {
      fraction = done
    }
    for await (const demo of synthesiseDemoSong(new Dsp(data), { onProgress })) {
      scope.postMessage({ kind: 'stem', fraction, demo }, [demo.left.buffer, demo.right.buffer])
    }
    scope.postMessage({ kind: 'done' })
  } catch (error) {
    scope.postMessage({ kind: 'failed', message: error instanceof Error ? error.message : String(error) })
  }
}
