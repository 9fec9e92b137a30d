import { afterEach, describe, expect, it } from 'vitest'
import { type LaneEnd, localLane, portReceiver, portSender } from '../../src/render/lane'

const ports: MessagePort[] = []
afterEach(() => {
  for (const port of ports.splice(0)) port.close()
})

function portLane(blocks: number, frames: number): [LaneEnd, LaneEnd] {
  const { port1, port2 } = new MessageChannel()
  ports.push(port1, port2)
  return [portSender(port1, blocks, frames), portReceiver(port2)]
}

/** Whether `promise` is still waiting after the messages of a moment. */
async function waits(promise: Promise<unknown>): Promise<boolean> {
  const later = new Promise((resolve) => setTimeout(resolve, 20, 'later'))
  return (await Promise.race([promise.catch(() => {}), later])) === 'later'
}

describe.each([
  ['in one thread', localLane],
  ['over a port', portLane],
])('a lane %s', (_, laneOf) => {
  it('carries blocks in order, and comes round again', async () => {
    const [sender, receiver] = laneOf(2, 4)
    for (let round = 0; round < 6; round++) {
      const block = await sender.take()
      block.left.fill(round)
      block.right.fill(-round)
      sender.give(block)
      const received = await receiver.take()
      expect([...received.left, ...received.right]).toEqual([...Array(4).fill(round), ...Array(4).fill(-round)])
      receiver.give(received)
    }
  })

  it('holds the sender back when all its blocks are on the way', async () => {
    const [sender, receiver] = laneOf(2, 4)
    sender.give(await sender.take())
    sender.give(await sender.take())
    const third = sender.take()
    expect(await waits(third)).toBe(true)
    receiver.give(await receiver.take())
    expect((await third).left.length).toBe(4)
  })

  it('ends every wait when it fails, then and later', async () => {
    const [sender, receiver] = laneOf(1, 4)
    const waiting = receiver.take()
    receiver.fail(new Error('cancelled'))
    await expect(waiting).rejects.toThrow('cancelled')
    await expect(receiver.take()).rejects.toThrow('cancelled')
    sender.fail(new Error('cancelled'))
    await expect(sender.take()).rejects.toThrow('cancelled')
  })
})
