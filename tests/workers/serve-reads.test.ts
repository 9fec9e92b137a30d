import { afterEach, describe, expect, it } from 'vitest'
import type { StemSource } from '../../src/engine/stem-source'
import { PortStemSource } from '../../src/workers/port-stem-source'
import { type OpenSource, serveReads } from '../../src/workers/serve-reads'

/** Left counts frames, right counts down; the rate is added so that it is heard. */
const source = (rateHz: number): StemSource => ({
  rateHz,
  frames: 1000,
  read: async (startFrame, frames) => ({
    left: Float32Array.from({ length: frames }, (_, i) => startFrame + i + rateHz),
    right: Float32Array.from({ length: frames }, (_, i) => -(startFrame + i)),
  }),
})

const ports: MessagePort[] = []
function connect(open: OpenSource): MessagePort {
  const { port1, port2 } = new MessageChannel()
  ports.push(port1, port2)
  serveReads(port1, open)
  return port2
}

afterEach(() => {
  for (const port of ports.splice(0)) port.close()
})

describe('reads over a port', () => {
  it('come back as they were asked for, by many sources over one port, at the asked rate', async () => {
    const asked: string[] = []
    const port = connect(async (sha256, rateHz) => {
      asked.push(`${sha256} ${rateHz}`)
      return source(rateHz)
    })
    const a = new PortStemSource(port, { sha256: 'aa', rateHz: 48000, frames: 1000 })
    const b = new PortStemSource(port, { sha256: 'bb', rateHz: 96000, frames: 2000 })
    const [one, two, three] = await Promise.all([a.read(5, 2), b.read(0, 1), a.read(7, 3)])
    expect(one).toEqual({ left: Float32Array.of(48005, 48006), right: Float32Array.of(-5, -6) })
    expect([...two.left]).toEqual([96000])
    expect([...three.left]).toEqual([48007, 48008, 48009])
    expect(asked.sort()).toEqual(['aa 48000', 'aa 48000', 'bb 96000'])
    expect([a.frames, a.rateHz, b.frames, b.rateHz]).toEqual([1000, 48000, 2000, 96000])
  })

  it('may be answered in another order', async () => {
    let release = () => {}
    const slow = new Promise<void>((resolve) => {
      release = resolve
    })
    const port = connect(async (sha256, rateHz) => {
      if (sha256 === 'slow') await slow
      return source(rateHz)
    })
    const late = new PortStemSource(port, { sha256: 'slow', rateHz: 1, frames: 1 }).read(0, 1)
    expect([...(await new PortStemSource(port, { sha256: 'fast', rateHz: 2, frames: 1 }).read(0, 1)).left]).toEqual([2])
    release()
    expect([...(await late).left]).toEqual([1])
  })

  it('say why there is nothing', async () => {
    const port = connect(() => Promise.reject(new Error('A stem is not kept here any more.')))
    const read = new PortStemSource(port, { sha256: 'aa', rateHz: 48000, frames: 1 }).read(0, 1)
    await expect(read).rejects.toThrow('not kept here any more')
  })

  it('do not give away samples that share a buffer', async () => {
    const shared = new Float32Array([1, 2, 3, 4])
    const port = connect(async () => ({
      rateHz: 1,
      frames: 2,
      read: async () => ({ left: shared.subarray(0, 2), right: shared.subarray(2, 4) }),
    }))
    const block = await new PortStemSource(port, { sha256: 'aa', rateHz: 1, frames: 2 }).read(0, 2)
    expect([[...block.left], [...block.right], shared.length]).toEqual([[1, 2], [3, 4], 4])
  })

  it('fail when the store closes, instead of waiting for ever', async () => {
    const { port1, port2 } = new MessageChannel()
    ports.push(port2)
    const read = new PortStemSource(port2, { sha256: 'aa', rateHz: 1, frames: 2 }).read(0, 2)
    port1.close()
    await expect(read).rejects.toThrow('closed')
  })
})
