import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { Dsp } from '../../src/engine/dsp'

const binary = readFileSync(new URL('../../build/dsp.wasm', import.meta.url))

describe('dsp.wasm', () => {
  it('imports nothing: no host mathematics reaches a sample', () => {
    expect(WebAssembly.Module.imports(new WebAssembly.Module(binary))).toEqual([])
  })

  it('is refused when it imports anything', () => {
    // (module (import "env" "pow" (func)))
    const importing = new Uint8Array([
      0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 2, 11, 1, 3, 101, 110, 118, 3, 112, 111, 119, 0, 0,
    ])
    expect(() => new Dsp(new WebAssembly.Module(importing))).toThrow('env.pow')
  })

  it('keeps live views over a growth of the memory', () => {
    const dsp = new Dsp(new WebAssembly.Module(binary))
    const memory = dsp.exports.memory as WebAssembly.Memory
    const view = dsp.liveF32(1024, 4)
    const first = view()
    expect(view()).toBe(first)
    memory.grow(1)
    expect(view()).toHaveLength(4)
    expect(view().buffer).toBe(memory.buffer)
  })
})
