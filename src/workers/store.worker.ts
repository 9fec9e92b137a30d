import * as Comlink from 'comlink'
import { Dsp } from '../engine/dsp'
import { ResampledSource } from '../engine/resampled-source'
import type { StemDescription, StemWriting, StoredPeaks } from '../protocol/stem-store'
import { serveFeed } from './feeder'
import { OpfsFolder } from './opfs-folder'
import type { Exclusively, StoreFolder } from './opfs-types'
import { type OpenSource, serveReads } from './serve-reads'
import { StemStore } from './stem-store'

const FOLDER = 'stems'

/** All tabs of this origin share the folder: what creates, names or cleans does so one tab at a time. */
const exclusively: Exclusively = (work) =>
  navigator.locks ? navigator.locks.request('tutti-stem-folder', work) : work()

async function openFolder(): Promise<OpfsFolder | null> {
  try {
    const root = await navigator.storage.getDirectory()
    const folder = (await root.getDirectoryHandle(FOLDER, { create: true })) as unknown as StoreFolder
    const opened = new OpfsFolder(folder, exclusively)
    // Some browsers have the folder but refuse handles (private windows): found out now, by trying.
    await opened.abort(await opened.begin())
    void opened.clean().catch(() => undefined)
    return opened
  } catch {
    return null
  }
}

const store = openFolder().then((folder) => new StemStore(folder))
let dsp: Promise<Dsp> | null = null

const openSource: OpenSource = async (sha256, rateHz) => {
  const source = await (await store).open(sha256)
  if (source.rateHz === rateHz) return source
  if (!dsp) throw new Error('The stem store has no converter yet.')
  return new ResampledSource(await dsp, source, rateHz)
}

const writing: StemWriting = {
  begin: async (channels) => (await store).begin(channels),
  append: async (id, samples) => (await store).append(id, samples),
  finish: async (id, stem, peaks) => (await store).finish(id, stem, peaks),
  abort: async (id) => (await store).abort(id),
}

const api = {
  /** Resolves to whether stems outlive a reload. */
  async start(dspUrl: string): Promise<boolean> {
    dsp = fetch(dspUrl)
      .then((response) => response.arrayBuffer())
      .then(async (bytes) => new Dsp(await WebAssembly.compile(bytes)))
    dsp.catch(() => undefined)
    return (await store).persistent
  },
  async find(sha256: string): Promise<{ stem: StemDescription; peaks: StoredPeaks } | null> {
    return (await store).find(sha256)
  },
  /** A decoder writes through this port. */
  connectWriter(port: MessagePort): void {
    Comlink.expose(writing, port)
  },
  /** A renderer reads through this port. */
  connectReader(port: MessagePort): void {
    serveReads(port, openSource)
  },
  /** The player is fed through this port. */
  connectFeed(port: MessagePort): void {
    serveFeed(port, openSource)
  },
}

export type StoreApi = typeof api

Comlink.expose(api)
